package io.forbear.simulator.score;

import io.forbear.events.ComplianceViolation;
import io.forbear.events.Consequence;
import io.forbear.simulator.misconduct.Planted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run ends with.
 *
 * @param board what the topics said
 * @param planted what was done wrong on purpose
 * @param rules the rules the running system has
 * @param troubled debtors with late or corrected reports, whose contacts were judged without the
 *     truth
 * @param parked records that could not be processed, by topic
 * @param refused commands that came after their permit had run out
 */
public record Report(
        Scoreboard board,
        Collection<Planted> planted,
        Set<String> rules,
        Set<String> troubled,
        Map<String, Long> parked,
        long refused) {

    /** The tables, ready to print. */
    public String render() {
        return String.join("\n", counts(), misdeeds(), notPlanted(), notTested());
    }

    /** What should have arrived and did not, one line each; none if all is well. */
    public List<String> missing() {
        var lines = new ArrayList<String>();
        add(lines, board.withoutStage(), "overdue accounts without a stage");
        add(lines, board.undecided(), "proposals without a decision");
        for (var score : scores()) {
            add(
                    lines,
                    score.planted() - score.found(),
                    "findings of %s for: %s".formatted(score.rule(), score.kind()));
        }
        parked.forEach((topic, count) -> add(lines, count, "records in " + topic));
        return lines;
    }

    private static void add(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add(count + " " + what);
        }
    }

    private List<RuleScore> scores() {
        return RuleScore.of(planted, board.standing(), rules);
    }

    private String counts() {
        var table = new TextTable("what", "which", "number");
        table.row("overdue accounts", "", board.overdueAccounts());
        for (var group : Group.values()) {
            board.count(group).forEach((label, count) -> table.row(group.title(), label, count));
        }
        table.row("commands refused", "permit had run out", refused);
        table.row("permits without a command", "", board.withoutCommand());
        parked.forEach((topic, count) -> table.row("parked records", topic, count));
        table.row("parked records", "in all", sum(parked.values()));
        return table.render();
    }

    private String misdeeds() {
        var table =
                new TextTable(
                        "misdeed", "rule", "planted", "found", "recall", "raised", "precision");
        scores().forEach(
                        s ->
                                table.row(
                                        s.kind(),
                                        s.rule(),
                                        s.planted(),
                                        s.found(),
                                        s.recall(),
                                        s.raised(),
                                        s.precision()));
        return table.isEmpty() ? "no misdeed was planted\n" : table.render();
    }

    private String notPlanted() {
        var known =
                planted.stream()
                        .flatMap(p -> p.rules().stream().map(rule -> rule + p.subject()))
                        .collect(Collectors.toSet());
        var others =
                board.standing().stream()
                        .filter(v -> v.getFinding().getConsequence() != Consequence.OBSERVATION)
                        .filter(v -> !known.contains(rule(v) + v.getSubjectId()))
                        .collect(
                                Collectors.groupingBy(
                                        Report::rule, TreeMap::new, Collectors.toList()));
        var table =
                new TextTable("found without being planted", "number", "after late reports", "one");
        others.forEach((rule, found) -> table.row(rule, found.size(), late(found), example(found)));
        return table.isEmpty() ? "nothing was found that was not planted\n" : table.render();
    }

    private long late(List<ComplianceViolation> found) {
        return found.stream().filter(v -> troubled.contains(v.getDebtorId())).count();
    }

    private static String example(List<ComplianceViolation> found) {
        var first =
                found.stream()
                        .min(Comparator.comparing(ComplianceViolation::getSubjectOccurredAt))
                        .orElseThrow();
        return first.getDebtorId() + " " + first.getFinding().getExplanation();
    }

    private String notTested() {
        var tested = planted.stream().flatMap(p -> p.rules().stream()).collect(Collectors.toSet());
        var untested = rules.stream().filter(rule -> !tested.contains(rule)).toList();
        return untested.isEmpty()
                ? ""
                : "rules nobody broke on purpose: " + String.join(", ", untested) + "\n";
    }

    private static String rule(ComplianceViolation violation) {
        return violation.getFinding().getRuleId();
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
