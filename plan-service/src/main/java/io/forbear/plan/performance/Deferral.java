package io.forbear.plan.performance;

import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What pauses do to a schedule: an instalment that could still be paid in time when a pause begins
 * falls due as many days later as the pause lasts. One that lasts until further notice has lasted
 * until today, so nothing falls due in it.
 */
public final class Deferral {
    private Deferral() {}

    /** The agreement with its due dates as they are by today. */
    public static Agreement of(Agreement agreement, Pauses pauses, LocalDate today) {
        var shifted = agreement;
        for (var span : merged(pauses, today)) {
            shifted = after(shifted, span);
        }
        return shifted;
    }

    private record Span(LocalDate from, LocalDate until) {
        long days() {
            return until.toEpochDay() - from.toEpochDay();
        }
    }

    /** Days that several pauses cover count once. */
    private static List<Span> merged(Pauses pauses, LocalDate today) {
        var merged = new ArrayList<Span>();
        for (var pause : pauses.all()) {
            var span = new Span(pause.from(), until(pause, today));
            if (!merged.isEmpty() && !span.from().isAfter(merged.getLast().until())) {
                var last = merged.removeLast();
                span =
                        new Span(
                                last.from(),
                                last.until().isAfter(span.until()) ? last.until() : span.until());
            }
            merged.add(span);
        }
        return merged;
    }

    private static LocalDate until(Pause pause, LocalDate today) {
        var until = pause.until();
        var soonest = today.isBefore(pause.from()) ? pause.from() : today.plusDays(1);
        return until == null ? soonest : until;
    }

    private static Agreement after(Agreement agreement, Span pause) {
        var instalments =
                agreement.schedule().instalments().stream()
                        .map(
                                instalment ->
                                        agreement
                                                        .deadline(instalment.number())
                                                        .isBefore(pause.from())
                                                ? instalment
                                                : later(instalment, pause.days()))
                        .toList();
        return new Agreement(
                agreement.planId(),
                agreement.accountIds(),
                new Schedule(instalments),
                agreement.signedOn(),
                agreement.graceDays());
    }

    private static Instalment later(Instalment instalment, long days) {
        return new Instalment(
                instalment.number(), instalment.dueOn().plusDays(days), instalment.amount());
    }
}
