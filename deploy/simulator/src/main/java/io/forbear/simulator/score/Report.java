package io.forbear.simulator.score;

import io.forbear.events.ComplianceViolation;
import io.forbear.simulator.misconduct.GroundTruth;
import io.forbear.simulator.misconduct.Planted;
import io.forbear.simulator.score.RuleScore.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run ends with.
 *
 * @param board what the topics said
 * @param planted what must be found
 * @param rules the rules the running system has
 * @param parked records that could not be processed, by topic
 * @param commands what became of commands that were not carried out, by reason
 */
public record Report(
        Scoreboard board,
        Collection<Planted> planted,
        Set<String> rules,
        Map<String, Long> parked,
        Map<String, Long> commands) {
    private static final int SHOWN = 40;

    /** The tables, ready to print. */
    public String render() {
        return String.join("\n", counts(), kinds(), rulesTable(), notTested());
    }

    /** What should have arrived and did not, or should not have and did; none if all is well. */
    public List<String> complaints() {
        var lines = new ArrayList<>(missing());
        invented().stream().limit(SHOWN).map(Report::described).forEach(lines::add);
        add(lines, invented().size() - SHOWN, "more findings that nobody planted");
        return lines;
    }

    /** What may still arrive. */
    public List<String> missing() {
        var lines = new ArrayList<String>();
        add(lines, board.withoutStage(), "overdue accounts without a stage");
        add(lines, board.undecided(), "proposals without a decision");
        missed().forEach((what, count) -> add(lines, count, "findings of " + what));
        parked.forEach((topic, count) -> add(lines, count, "records in " + topic));
        return lines;
    }

    /** Every rule's line, and the total. */
    public List<RuleScore> scores() {
        return RuleScore.of(planted, board.standing(), rules);
    }

    private static void add(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add(count + " " + what);
        }
    }

    private Map<String, Long> missed() {
        var found = board.standing().stream().map(Case::of).collect(Collectors.toSet());
        return planted.stream()
                .flatMap(
                        one ->
                                one.rules().stream()
                                        .filter(rules::contains)
                                        .filter(r -> !found.contains(new Case(r, one.subject())))
                                        .map(rule -> rule + " for: " + one.kind()))
                .collect(Collectors.groupingBy(w -> w, TreeMap::new, Collectors.counting()));
    }

    private List<ComplianceViolation> invented() {
        var expected = RuleScore.expected(planted, rules);
        return board.standing().stream()
                .filter(violation -> !expected.contains(Case.of(violation)))
                .sorted(
                        Comparator.comparing(Report::rule)
                                .thenComparing(ComplianceViolation::getSubjectOccurredAt))
                .toList();
    }

    private static String described(ComplianceViolation invented) {
        return "invented %s on %s of %s: %s"
                .formatted(
                        rule(invented),
                        invented.getSubjectOccurredAt(),
                        invented.getDebtorId(),
                        invented.getFinding().getExplanation());
    }

    private String counts() {
        var table = new TextTable("what", "which", "number");
        table.row("overdue accounts", "", board.overdueAccounts());
        for (var group : Group.values()) {
            if (group != Group.VIOLATIONS) {
                board.count(group)
                        .forEach((label, count) -> table.row(group.title(), label, count));
            }
        }
        commands.forEach((reason, count) -> table.row("commands held back", reason, count));
        table.row("permits without a command", "", board.withoutCommand());
        table.row("violations retracted", "by late or corrected facts", board.retracted());
        parked.forEach((topic, count) -> table.row("parked records", topic, count));
        table.row("parked records", "in all", sum(parked.values()));
        return table.render();
    }

    private String kinds() {
        var kinds = new TreeMap<String, Set<String>>();
        var number = new TreeMap<String, Integer>();
        for (var one : planted) {
            kinds.computeIfAbsent(one.kind(), _ -> new TreeSet<>()).addAll(one.rules());
            number.merge(one.kind(), 1, Integer::sum);
        }
        var table = new TextTable("what was done", "contacts and other acts", "rules it breaks");
        kinds.forEach(
                (kind, broken) ->
                        table.row(kind, number.getOrDefault(kind, 0), String.join(" ", broken)));
        return table.isEmpty() ? "nothing was planted\n" : table.render();
    }

    private String rulesTable() {
        var table =
                new TextTable(
                        "rule", "planted", "found", "missed", "invented", "precision", "recall");
        for (var score : scores()) {
            table.row(
                    score.rule(),
                    score.planted(),
                    score.found(),
                    score.missed(),
                    score.invented(),
                    percent(score.precision()),
                    percent(score.recall()));
        }
        return table.render() + overtaken();
    }

    private String overtaken() {
        long overtaken =
                planted.stream().filter(o -> o.kind().equals(GroundTruth.OVERTAKEN)).count();
        return "%d rules were broken on %d occasions, %d of which nobody planned: %s\n"
                .formatted(
                        RuleScore.expected(planted, rules).stream()
                                .map(Case::rule)
                                .distinct()
                                .count(),
                        planted.size(),
                        overtaken,
                        GroundTruth.OVERTAKEN);
    }

    private String notTested() {
        var tested = planted.stream().flatMap(p -> p.rules().stream()).collect(Collectors.toSet());
        var untested = rules.stream().filter(rule -> !tested.contains(rule)).toList();
        var unknown = new TreeSet<>(tested);
        unknown.removeAll(rules);
        return line("rules nobody broke on purpose", untested)
                + line("broken, but no rules of the running system", unknown);
    }

    private static String line(String what, Collection<String> rules) {
        return rules.isEmpty() ? "" : what + ": " + String.join(", ", rules) + "\n";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String rule(ComplianceViolation violation) {
        return violation.getFinding().getRuleId();
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
