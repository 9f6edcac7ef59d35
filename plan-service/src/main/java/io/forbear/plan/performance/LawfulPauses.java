package io.forbear.plan.performance;

import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the law leaves of the pauses of an agreed plan: nobody asks it when a debtor declares
 * hardship, so what he declares defers the plan as far as it may last, and no day longer. A
 * moratorium, death and bankruptcy are not cut: they are nothing that anybody agreed.
 *
 * @param pauses those that count
 * @param cuts what was cut of hardship that was declared; none: nothing
 */
public record LawfulPauses(Pauses pauses, List<Cut> cuts) {
    public LawfulPauses {
        cuts = List.copyOf(cuts);
    }

    /**
     * That declared hardship pauses a plan for a shorter time than was declared.
     *
     * @param from the first day of the pause
     * @param declaredUntil the first day after it, had it not been cut
     * @param until the first day on which instalments fall due again; {@code from}: all of it
     * @param reason what the law has against a day more
     */
    public record Cut(LocalDate from, LocalDate declaredUntil, LocalDate until, String reason) {}

    /**
     * Cuts what is too long. Only pauses that began before count against one, so that a later one
     * never takes back what an earlier one gave; those agreed at the desk were within the law when
     * they were agreed, and count in any case.
     *
     * @param declared what follows from declarations
     * @param agreed at the desk
     * @param law what it has against an agreement as it is deferred; empty: nothing
     */
    public static LawfulPauses of(
            Agreement agreement,
            Pauses declared,
            Collection<Pause> agreed,
            Function<Agreement, List<String>> law,
            LocalDate today) {
        var kept = new ArrayList<>(agreed);
        var cuts = new ArrayList<Cut>();
        declared.all().stream().filter(pause -> !isHardship(pause)).forEach(kept::add);
        for (var hardship : declared.all().stream().filter(LawfulPauses::isHardship).toList()) {
            var before =
                    kept.stream()
                            .filter(
                                    pause ->
                                            agreed.contains(pause)
                                                    || !pause.from().isAfter(hardship.from()))
                            .toList();
            Function<Pause, List<String>> against =
                    pause ->
                            law.apply(
                                    Deferral.of(
                                            agreement,
                                            new Pauses(before).and(List.of(pause)),
                                            today));
            var reasons = against.apply(hardship);
            var lawful = reasons.isEmpty() ? hardship : longest(hardship, against);
            kept.add(lawful);
            if (!reasons.isEmpty()) {
                cuts.add(cut(hardship, lawful, reasons.getFirst()));
            }
        }
        return new LawfulPauses(new Pauses(kept), cuts);
    }

    private static boolean isHardship(Pause pause) {
        return pause.reason() == Pause.Reason.HARDSHIP && pause.until() != null;
    }

    private static Pause longest(Pause hardship, Function<Pause, List<String>> against) {
        return Stream.iterate(until(hardship), day -> day.minusDays(1))
                .takeWhile(day -> day.isAfter(hardship.from()))
                .map(day -> new Pause(hardship.reason(), hardship.from(), day))
                .filter(pause -> against.apply(pause).isEmpty())
                .findFirst()
                .orElseGet(() -> new Pause(hardship.reason(), hardship.from(), hardship.from()));
    }

    private static Cut cut(Pause hardship, Pause lawful, String reason) {
        return new Cut(hardship.from(), until(hardship), until(lawful), reason);
    }

    /** The first day after it; declared hardship ends on its review at the latest. */
    private static LocalDate until(Pause hardship) {
        var until = hardship.until();
        return until == null ? LocalDate.MAX : until;
    }
}
