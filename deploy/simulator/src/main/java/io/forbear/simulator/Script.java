package io.forbear.simulator;

import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.backlog.Backlog;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.gateway.Hotline;
import io.forbear.simulator.misconduct.AfterPlan;
import io.forbear.simulator.misconduct.Casting;
import io.forbear.simulator.misconduct.PermitRules;
import io.forbear.simulator.misconduct.Planted;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.portfolio.Portfolio;
import io.forbear.simulator.story.BankStory;
import io.forbear.simulator.story.CustomerStory;
import io.forbear.simulator.story.Span;
import io.forbear.simulator.wire.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is known beforehand about a run: same settings and span, same script.
 *
 * @param span the time that is lived
 * @param debtors as they are
 * @param casting who is wronged
 * @param dues what bank, customers and rogue collectors report, and when
 * @param late what is reported only after all that
 * @param planted the truth about the rogue collectors
 */
record Script(
        Span span,
        List<Debtor> debtors,
        Casting casting,
        List<Due> dues,
        List<Due> late,
        List<Planted> planted) {
    private static final double CALLS_HOTLINE = 0.04;
    private static final Duration LONGEST_STORY = Duration.ofDays(32);
    private static final double MISDEEDS_TOLD_FROM = 0.02;
    private static final double MISDEEDS_TOLD_UNTIL = 0.5;

    static Script write(Settings settings, Span span) {
        return settings.isPast() ? past(settings, span) : days(settings, span);
    }

    private static Script days(Settings settings, Span span) {
        var debtors = Portfolio.generate(settings.seed(), settings.debtors(), span.start());
        var casting = Casting.of(debtors, settings.misconduct(), firstDay(span, LONGEST_STORY));
        var dues = new ArrayList<Due>();
        var planted = new ArrayList<Planted>();
        for (int index = 0; index < debtors.size(); index++) {
            var debtor = debtors.get(index);
            var dice = Dice.of(settings.seed(), "story", index);
            dues.addAll(BankStory.opening(casting.asKnown(debtor), dice, span));
            if (casting.isVictim(debtor.debtorId())) {
                var told =
                        dice.instant(
                                span.after(MISDEEDS_TOLD_FROM), span.after(MISDEEDS_TOLD_UNTIL));
                wrong(debtor, casting, dice, told, dues, planted);
            } else {
                live(debtor, dice, span, dues);
            }
        }
        return new Script(
                span, debtors, casting, List.copyOf(dues), List.of(), List.copyOf(planted));
    }

    /**
     * A span that is over: something was done to nearly everybody in it. What is late is told after
     * the rest. The few others the system will contact by itself.
     */
    private static Script past(Settings settings, Span span) {
        var debtors = Portfolio.generate(settings.seed(), settings.debtors(), span.start());
        var casting = Casting.ofMonth(debtors, firstDay(span, LONGEST_STORY));
        var told = new ArrayList<Due>();
        var planted = new ArrayList<Planted>();
        for (int index = 0; index < debtors.size(); index++) {
            var debtor = debtors.get(index);
            var dice = Dice.of(settings.seed(), "story", index);
            told.addAll(BankStory.opening(casting.asKnown(debtor), dice, span));
            if (casting.isVictim(debtor.debtorId())) {
                var at = dice.instant(span.start(), span.end());
                wrong(debtor, casting, dice, at, told, planted);
            } else {
                told.addAll(CustomerStory.before(debtor, dice, span));
            }
        }
        var backlog =
                Backlog.of(
                        told.stream().<Outgoing<?>>map(Due::what).toList(),
                        settings.faults(),
                        Dice.of(settings.seed(), "backlog", 0));
        return new Script(
                span,
                debtors,
                casting,
                at(span.end(), backlog.inTime()),
                at(span.end(), backlog.late()),
                List.copyOf(planted));
    }

    private static List<Due> at(Instant at, List<Outgoing<?>> words) {
        return words.stream().map(word -> new Due(at, word)).toList();
    }

    private static LocalDate firstDay(Span span, Duration before) {
        return LocalDate.ofInstant(span.start().minus(before), ZoneOffset.UTC);
    }

    /** All that is ever reported. */
    List<Due> all() {
        return Stream.concat(dues.stream(), late.stream()).toList();
    }

    /** Every rule that somebody breaks on purpose or may break. */
    Set<String> rules() {
        var rules =
                planted.stream()
                        .flatMap(one -> one.rules().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        rules.addAll(PermitRules.ALL);
        rules.add(AfterPlan.RULE);
        return rules;
    }

    private static void live(Debtor debtor, Dice dice, Span span, List<Due> dues) {
        dues.addAll(CustomerStory.before(debtor, dice, span));
        dues.addAll(BankStory.later(debtor, dice, span));
        dues.addAll(CustomerStory.of(debtor, dice, span));
        if (dice.chance(CALLS_HOTLINE)) {
            dues.add(Hotline.call(debtor, span.working(dice, debtor.region().zone()), dice));
        }
    }

    private static void wrong(
            Debtor debtor,
            Casting casting,
            Dice dice,
            Instant told,
            List<Due> dues,
            List<Planted> planted) {
        casting.story(debtor, told, dice)
                .ifPresent(
                        story -> {
                            dues.addAll(story.dues());
                            planted.addAll(story.planted());
                        });
    }
}
