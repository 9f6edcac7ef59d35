package io.forbear.contact.law;

import io.forbear.contact.strategy.Step;
import io.forbear.contact.strategy.Strategies;
import io.forbear.contact.strategy.Strategy;
import io.forbear.contact.template.Template;
import io.forbear.contact.template.Templates;
import io.forbear.rules.Coverage;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Decision;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds steps that no debtor can ever lawfully get. Each step is put before the gate with the most
 * favourable facts, half hour by half hour over two weeks, within its window, for every place,
 * coverage and circumstance that may help. One permission is enough.
 *
 * <p>A strategy that names jurisdictions must be possible in each of them; one that names none, in
 * at least one whose law the packs state.
 */
public final class Probe {
    private static final Duration HORIZON = Duration.ofDays(14);
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final List<Set<DebtorFlag>> CIRCUMSTANCES =
            List.of(Set.of(), Set.of(DebtorFlag.DECEASED));

    private final RuleBook book;
    private final Gate gate;
    private final Instant from;

    /**
     * @param from the first instant looked at
     */
    public Probe(RuleBook book, Instant from) {
        this.book = book;
        this.gate = new Gate(book);
        this.from = from;
    }

    /**
     * A step that is never permitted.
     *
     * @param place path in the file
     * @param rules those that forbid it at its best
     */
    public record Impossible(String place, String stepId, String jurisdiction, Set<String> rules) {
        public String problem() {
            return "step %s is never permitted in %s, by %s"
                    .formatted(stepId, jurisdiction, String.join(", ", rules));
        }
    }

    /** All of them. */
    public List<Impossible> impossible(Strategies strategies, Templates templates) {
        var found = new ArrayList<Impossible>();
        for (int i = 0; i < strategies.all().size(); i++) {
            var strategy = strategies.all().get(i);
            for (int j = 0; j < strategy.steps().size(); j++) {
                var step = strategy.steps().get(j);
                var place = "strategies[%d].steps[%d]".formatted(i, j);
                var template = templates.get(step.templateId());
                step.ways()
                        .forEach(way -> found.addAll(impossible(place, strategy, way, template)));
            }
        }
        return found;
    }

    private List<Impossible> impossible(
            String place, Strategy strategy, Step step, Template template) {
        var named = new TreeSet<>(strategy.selection().jurisdictions());
        var found = new ArrayList<Impossible>();
        for (var jurisdiction : named.isEmpty() ? stated() : named) {
            var rules = forbidding(strategy, step, template, jurisdiction);
            if (rules.isEmpty() && named.isEmpty()) {
                return List.of();
            }
            if (!rules.isEmpty()) {
                found.add(new Impossible(place, step.id(), jurisdiction, rules));
            }
        }
        return found;
    }

    /** The places whose law the packs in force state. */
    private Set<String> stated() {
        var stated = new TreeSet<String>();
        book.packs().stream()
                .filter(pack -> pack.inForce(from))
                .map(RulePack::jurisdictions)
                .forEach(stated::addAll);
        return stated;
    }

    /** The rules that forbid the step at its best; none if it is permitted once. */
    private Set<String> forbidding(
            Strategy strategy, Step step, Template template, String jurisdiction) {
        Set<String> fewest = Set.of();
        for (var debtor : debtors(strategy, step, template, jurisdiction).toList()) {
            var rules = forbidding(debtor);
            if (rules.isEmpty()) {
                return rules;
            }
            fewest = fewest.isEmpty() || rules.size() < fewest.size() ? rules : fewest;
        }
        return fewest;
    }

    private static Stream<Favourable> debtors(
            Strategy strategy, Step step, Template template, String jurisdiction) {
        return coverages(strategy)
                .flatMap(
                        coverage ->
                                CIRCUMSTANCES.stream()
                                        .flatMap(
                                                flags ->
                                                        Stream.of(PlaceKind.values())
                                                                .map(
                                                                        place ->
                                                                                new Favourable(
                                                                                        step,
                                                                                        template,
                                                                                        jurisdiction,
                                                                                        coverage,
                                                                                        place,
                                                                                        flags))));
    }

    private static Stream<Coverage> coverages(Strategy strategy) {
        var named = strategy.selection().coverage();
        return Stream.of(Coverage.values())
                .filter(
                        one ->
                                named.isEmpty()
                                        || named.stream()
                                                .anyMatch(it -> it.name().equals(one.name())));
    }

    private Set<String> forbidding(Favourable debtor) {
        Set<String> fewest = Set.of();
        var file = debtor.file(from);
        for (var at = from; at.isBefore(from.plus(HORIZON)); at = at.plus(EVERY)) {
            var window = debtor.step().window();
            var local = LocalDateTime.ofInstant(at, debtor.zone()).toLocalTime();
            if (window != null && (local.isBefore(window.from()) || !local.isBefore(window.to()))) {
                continue;
            }
            switch (gate.decide(file, debtor.proposal(at, from), at)) {
                case Decision.Permitted _ -> {
                    return Set.of();
                }
                case Decision.Deferred(var findings, _) -> fewest = fewer(fewest, findings);
                case Decision.Denied(var findings) -> fewest = fewer(fewest, findings);
            }
        }
        // a window shorter than our steps has been missed, not forbidden
        return fewest;
    }

    private static Set<String> fewer(Set<String> fewest, List<Finding> findings) {
        var rules = new TreeSet<String>();
        for (var finding : findings) {
            if (finding.consequence().blocks()) {
                rules.add(finding.ruleId());
            }
        }
        return fewest.isEmpty() || rules.size() < fewest.size() ? rules : fewest;
    }
}
