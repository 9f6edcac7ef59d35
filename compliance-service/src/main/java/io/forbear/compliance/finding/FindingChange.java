package io.forbear.compliance.finding;

import io.forbear.rules.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What other rules would find otherwise on one subject. Findings of two versions of a rule with the
 * same consequence are the same finding if they rest on the same facts and counts.
 *
 * @param before what the rules in force find; null if nothing
 * @param after what the other rules find; null if nothing
 */
public record FindingChange(@Nullable Finding before, @Nullable Finding after) {
    private static final Comparator<Key> BY_KEY =
            Comparator.comparing(Key::subject)
                    .thenComparing(Key::ruleId)
                    .thenComparing(Key::consequence);

    /** What kind of change it is. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    private record Key(String subject, String ruleId, String consequence) {
        static Key of(Finding finding) {
            return new Key(finding.subject(), finding.ruleId(), finding.consequence().name());
        }
    }

    /** The changes from one list of findings to another, by subject and rule. */
    public static List<FindingChange> between(List<Finding> before, List<Finding> after) {
        var earlier = byKey(before);
        var later = byKey(after);
        var keys = new TreeMap<Key, Boolean>(BY_KEY);
        earlier.keySet().forEach(key -> keys.put(key, true));
        later.keySet().forEach(key -> keys.put(key, true));
        var changes = new ArrayList<FindingChange>();
        for (var key : keys.keySet()) {
            var change = new FindingChange(earlier.get(key), later.get(key));
            if (!change.same()) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<Key, Finding> byKey(List<Finding> findings) {
        var map = new TreeMap<Key, Finding>(BY_KEY);
        findings.forEach(finding -> map.put(Key.of(finding), finding));
        return map;
    }

    private boolean same() {
        return before != null
                && after != null
                && before.citation().equals(after.citation())
                && before.evidence().equals(after.evidence());
    }

    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** The finding as it would be, or as it was if it would no longer be. */
    public Finding finding() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("expected a finding before or after");
    }
}
