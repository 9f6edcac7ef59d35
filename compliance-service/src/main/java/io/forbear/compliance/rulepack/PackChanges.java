package io.forbear.compliance.rulepack;

import io.forbear.rules.Rule;
import io.forbear.rules.RulePack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a pack says otherwise than another.
 *
 * @param pack members of the pack itself that differ, rules aside
 * @param added ids of rules that only the later version has
 * @param removed ids of rules that only the earlier version has
 * @param changed rules that both have and that say something else
 */
record PackChanges(
        List<Change> pack, List<String> added, List<String> removed, List<RuleChange> changed) {

    /** A member and what it says in both versions; null: not there. */
    record Change(String member, @Nullable String before, @Nullable String after) {}

    /** What is different about a rule. */
    record RuleChange(String ruleId, List<Change> changes) {}

    static PackChanges between(RulePack before, RulePack after) {
        var earlier = byId(before);
        var later = byId(after);
        var changed = new ArrayList<RuleChange>();
        for (var rule : later.values()) {
            var known = earlier.get(rule.id());
            var changes =
                    known == null ? List.<Change>of() : differences(members(known), members(rule));
            if (!changes.isEmpty()) {
                changed.add(new RuleChange(rule.id(), changes));
            }
        }
        return new PackChanges(
                differences(members(before), members(after)),
                later.keySet().stream().filter(id -> !earlier.containsKey(id)).toList(),
                earlier.keySet().stream().filter(id -> !later.containsKey(id)).toList(),
                changed);
    }

    private static List<Change> differences(Map<String, String> before, Map<String, String> after) {
        var changes = new ArrayList<Change>();
        before.forEach(
                (member, said) -> {
                    var says = after.get(member);
                    if (!said.equals(says)) {
                        changes.add(new Change(member, said, says));
                    }
                });
        after.forEach(
                (member, says) -> {
                    if (!before.containsKey(member)) {
                        changes.add(new Change(member, null, says));
                    }
                });
        return changes;
    }

    private static Map<String, Rule> byId(RulePack pack) {
        var rules = new LinkedHashMap<String, Rule>();
        pack.rules().forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }

    private static Map<String, String> members(RulePack pack) {
        var members = new LinkedHashMap<String, String>();
        members.put("title", pack.title());
        members.put("effectiveFrom", pack.effectiveFrom().toString());
        if (pack.effectiveTo() != null) {
            members.put("effectiveTo", pack.effectiveTo().toString());
        }
        members.put("jurisdictions", pack.jurisdictions().stream().sorted().toList().toString());
        members.put("coverage", pack.coverage().stream().sorted().toList().toString());
        return members;
    }

    /** Checks of one type are numbered: {@code contact-limit}, {@code contact-limit 2}. */
    private static Map<String, String> members(Rule rule) {
        var members = new LinkedHashMap<String, String>();
        members.put("title", rule.title());
        members.put("statement", rule.statement());
        members.put("citation", rule.citation());
        members.put("verify", rule.verification().name());
        members.put("mode", rule.modes().toString());
        members.put("consequence", rule.consequence().name());
        for (var check : rule.checks()) {
            var name = check.type();
            for (int number = 2; members.containsKey(name); number++) {
                name = check.type() + " " + number;
            }
            members.put(name, check.parameters());
        }
        return members;
    }
}
