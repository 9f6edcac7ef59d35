package io.forbear.account.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The violations of an agency, rule by rule, against what it may have: raised and not retracted
 * since, counted on the date of the contact.
 *
 * @param date the last day counted
 * @param lines one for each rule with a budget that has violations, by rule id
 */
public record Budget(String agencyId, LocalDate date, List<Line> lines) {
    public Budget {
        lines = List.copyOf(lines);
    }

    /**
     * The arithmetic for one rule: {@code counted = raised - retracted}, {@code left = allowed -
     * counted}.
     *
     * @param budget the entry of the policy that holds for the rule
     * @param from the first day counted
     * @param raised ever raised on a contact of these days
     * @param retracted those of them that a later fact has disproved
     * @param violationIds what was counted
     */
    public record Line(
            String rule,
            String budget,
            LocalDate from,
            LocalDate to,
            int allowed,
            int raised,
            int retracted,
            int counted,
            int left,
            boolean usedUp,
            List<String> violationIds) {
        public Line {
            violationIds = List.copyOf(violationIds);
        }
    }

    /** Counts violations, each known by its newest state. */
    static Budget of(
            String agencyId,
            LocalDate date,
            List<BudgetRule> budgets,
            Collection<AgencyViolation> violations) {
        var byRule = new TreeMap<String, List<AgencyViolation>>();
        violations.forEach(v -> byRule.computeIfAbsent(v.ruleId(), _ -> new ArrayList<>()).add(v));
        var lines = new ArrayList<Line>();
        byRule.forEach(
                (rule, found) ->
                        budgets.stream()
                                .filter(budget -> budget.isFor(rule))
                                .findFirst()
                                .ifPresent(b -> lines.add(line(rule, b, date, found))));
        return new Budget(agencyId, date, lines);
    }

    private static Line line(
            String rule, BudgetRule budget, LocalDate date, List<AgencyViolation> violations) {
        var from = date.minus(budget.within()).plusDays(1);
        var within =
                violations.stream().filter(v -> Agency.within(from, date, v.contactOn())).toList();
        var counted =
                within.stream()
                        .filter(v -> !v.retracted())
                        .map(AgencyViolation::violationId)
                        .sorted()
                        .toList();
        return new Line(
                rule,
                budget.rule(),
                from,
                date,
                budget.allowed(),
                within.size(),
                within.size() - counted.size(),
                counted.size(),
                budget.allowed() - counted.size(),
                counted.size() >= budget.allowed(),
                counted);
    }

    /** Why nothing new is placed with the agency; empty: its budgets have something left. */
    public List<Obstacle> obstacles() {
        return lines.stream()
                .filter(Line::usedUp)
                .map(
                        line ->
                                new Obstacle(
                                        Requirement.BUDGET,
                                        "%d violations of %s from %s to %s, %d allowed"
                                                .formatted(
                                                        line.counted(),
                                                        line.rule(),
                                                        line.from(),
                                                        line.to(),
                                                        line.allowed())))
                .toList();
    }
}
