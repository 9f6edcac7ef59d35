package io.forbear.simulator.score;

import io.forbear.events.ComplianceViolation;
import io.forbear.simulator.misconduct.PermitRules;
import io.forbear.simulator.misconduct.Planted;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How well one rule was enforced against one kind of misdeed.
 *
 * @param kind the misdeed
 * @param rule the rule it breaks
 * @param planted how often it was done
 * @param found how often it was found
 * @param raised standing findings of the rule, whatever they are about
 * @param due of those, the ones that were planted, under any kind
 */
public record RuleScore(String kind, String rule, int planted, int found, int raised, int due) {
    private static final String ANY = "any contact without a permit";

    private record Named(String kind, String rule) {}

    private record Case(String rule, String subject) {}

    /** Share of the planted that was found. */
    public String recall() {
        return percent(found, planted);
    }

    /** Share of the rule's findings that were planted. */
    public String precision() {
        return raised == 0 ? "" : percent(due, raised);
    }

    public boolean isComplete() {
        return found == planted;
    }

    /**
     * Scores each kind of misdeed against each rule it breaks; missing permits, which nearly every
     * misdeed has, in one row.
     *
     * @param rules the rules the running system has; others are left out
     */
    public static List<RuleScore> of(
            Collection<Planted> planted,
            Collection<ComplianceViolation> standing,
            Set<String> rules) {
        var raised =
                standing.stream()
                        .map(v -> new Case(v.getFinding().getRuleId(), v.getSubjectId()))
                        .collect(Collectors.toCollection(HashSet::new));
        return cases(planted, rules).entrySet().stream()
                .map(entry -> score(entry.getKey(), entry.getValue(), raised, cases(planted)))
                .toList();
    }

    private static RuleScore score(
            Named named, Set<Case> expected, Set<Case> raised, Set<Case> everything) {
        var ofRule = raised.stream().filter(one -> one.rule().equals(named.rule())).toList();
        return new RuleScore(
                named.kind(),
                named.rule(),
                expected.size(),
                (int) expected.stream().filter(raised::contains).count(),
                ofRule.size(),
                (int) ofRule.stream().filter(everything::contains).count());
    }

    private static Map<Named, Set<Case>> cases(Collection<Planted> planted, Set<String> rules) {
        var byName =
                new TreeMap<Named, Set<Case>>(
                        Comparator.comparing(Named::kind).thenComparing(Named::rule));
        for (var misdeed : planted) {
            for (var rule : misdeed.rules()) {
                if (rules.contains(rule)) {
                    byName.computeIfAbsent(named(misdeed, rule), _ -> new HashSet<>())
                            .add(new Case(rule, misdeed.subject()));
                }
            }
        }
        return byName;
    }

    private static Set<Case> cases(Collection<Planted> planted) {
        return planted.stream()
                .flatMap(one -> one.rules().stream().map(rule -> new Case(rule, one.subject())))
                .collect(Collectors.toSet());
    }

    private static Named named(Planted misdeed, String rule) {
        return new Named(rule.equals(PermitRules.MISSING) ? ANY : misdeed.kind(), rule);
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "" : "%.1f%%".formatted(100.0 * part / whole);
    }
}
