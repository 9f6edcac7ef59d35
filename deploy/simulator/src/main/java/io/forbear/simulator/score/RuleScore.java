package io.forbear.simulator.score;

import io.forbear.events.ComplianceViolation;
import io.forbear.simulator.misconduct.Planted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How well one rule, or all of them, is enforced.
 *
 * @param rule the rule's id
 * @param planted findings that must stand, overtaken contacts included
 * @param found of those, the ones that stand
 * @param invented findings that stand and must not
 */
public record RuleScore(String rule, int planted, int found, int invented) {
    /** The name of the line that adds up all rules. */
    public static final String TOTAL = "total";

    /** What makes a finding the one that was planted: the rule and what it is about. */
    record Case(String rule, String subject) {
        static Case of(ComplianceViolation violation) {
            return new Case(violation.getFinding().getRuleId(), violation.getSubjectId());
        }
    }

    /** Findings that must stand and do not. */
    public int missed() {
        return planted - found;
    }

    /** Share of the planted that was found, 0 to 1; 1 if nothing was planted. */
    public double recall() {
        return share(found, planted);
    }

    /** Share of what was found that was planted, 0 to 1; 1 if nothing was found. */
    public double precision() {
        return share(found, found + invented);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /**
     * Scores each rule that was broken or found broken, by its id; the total is last.
     *
     * @param rules the rules the running system has; of others nothing is expected
     */
    public static List<RuleScore> of(
            Collection<Planted> planted,
            Collection<ComplianceViolation> standing,
            Set<String> rules) {
        var expected = expected(planted, rules);
        var found = standing.stream().map(Case::of).collect(Collectors.toSet());
        var ids = new TreeSet<String>();
        expected.forEach(one -> ids.add(one.rule()));
        found.forEach(one -> ids.add(one.rule()));
        var scores = new ArrayList<RuleScore>();
        for (var id : ids) {
            scores.add(score(id, of(id, expected), of(id, found)));
        }
        scores.add(score(TOTAL, expected, found));
        return scores;
    }

    /** What must be found. */
    static Set<Case> expected(Collection<Planted> planted, Set<String> rules) {
        return planted.stream()
                .flatMap(one -> one.rules().stream().map(rule -> new Case(rule, one.subject())))
                .filter(one -> rules.contains(one.rule()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Case> of(String rule, Set<Case> cases) {
        return cases.stream().filter(one -> one.rule().equals(rule)).collect(Collectors.toSet());
    }

    private static RuleScore score(String rule, Set<Case> expected, Set<Case> found) {
        int both = (int) expected.stream().filter(found::contains).count();
        return new RuleScore(rule, expected.size(), both, found.size() - both);
    }
}
