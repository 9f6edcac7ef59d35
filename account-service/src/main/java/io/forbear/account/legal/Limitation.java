package io.forbear.account.legal;

import io.forbear.account.legal.LegalPolicy.LimitationRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when a debt can be sued for (CN-LIMIT-01: Civil Code art. 188, 189, 192, 195, 201-202): a
 * period counted without its first day, begun anew by what interrupts it. A last day on a holiday
 * is not moved to the next working day; so the end shown is never too late.
 *
 * @param endsOn the last day; null: not known, which counts as ended
 * @param steps how it was computed
 */
record Limitation(@Nullable LocalDate endsOn, List<String> steps) {
    Limitation {
        steps = List.copyOf(steps);
    }

    /** What interrupts or renews the period. */
    enum Kind {
        REGISTERED_CHANNEL_DEMAND,
        DEDUCTION,
        POLICE_REPORT,
        SUIT,
        DEBTOR_PROMISE
    }

    /**
     * One thing that happened.
     *
     * @param evidenceId where it is proved
     */
    record Interruption(Kind kind, LocalDate on, String evidenceId) {}

    /**
     * Computes it.
     *
     * @param stated the last day as core banking states it; null: not stated
     * @param overdueSince the oldest unpaid due date; null: not known
     */
    static Limitation of(
            LimitationRule rule,
            @Nullable LocalDate stated,
            @Nullable LocalDate overdueSince,
            List<Interruption> interruptions) {
        var steps = new ArrayList<String>();
        var end = begin(rule, stated, overdueSince, steps);
        if (end == null) {
            return new Limitation(null, steps);
        }
        for (var one : inOrder(interruptions)) {
            end = after(rule, end, one, steps);
        }
        return new Limitation(end, steps);
    }

    private static @Nullable LocalDate begin(
            LimitationRule rule,
            @Nullable LocalDate stated,
            @Nullable LocalDate overdueSince,
            List<String> steps) {
        if (stated != null) {
            steps.add("ends on " + stated + " as core banking states");
            return stated;
        }
        if (rule.period() == null || overdueSince == null) {
            steps.add("no end is stated, and none can be computed");
            return null;
        }
        var end = overdueSince.plus(rule.period());
        steps.add("overdue since %s, %s: ends on %s".formatted(overdueSince, rule.period(), end));
        return end;
    }

    private static List<Interruption> inOrder(List<Interruption> interruptions) {
        return interruptions.stream()
                .sorted(
                        Comparator.comparing(Interruption::on)
                                .thenComparing(Interruption::kind)
                                .thenComparing(Interruption::evidenceId))
                .toList();
    }

    private static LocalDate after(
            LimitationRule rule, LocalDate end, Interruption one, List<String> steps) {
        var late = one.on().isAfter(end);
        var counts = (late ? rule.renewedBy() : rule.restartOn()).contains(one.kind());
        var period = rule.period();
        if (!counts || period == null) {
            steps.add(
                    "%s on %s (%s) %s: changes nothing"
                            .formatted(
                                    one.kind(),
                                    one.on(),
                                    one.evidenceId(),
                                    late ? "after the end" : "does not interrupt here"));
            return end;
        }
        var next = one.on().plus(period);
        var later = next.isAfter(end) ? next : end;
        steps.add(
                "%s on %s (%s) %s: ends on %s"
                        .formatted(
                                one.kind(),
                                one.on(),
                                one.evidenceId(),
                                late ? "renews" : "interrupts",
                                later));
        return later;
    }

    /** Whether it has ended before a date, or nobody knows. */
    boolean expiredOn(LocalDate date) {
        return endsOn == null || date.isAfter(endsOn);
    }
}
