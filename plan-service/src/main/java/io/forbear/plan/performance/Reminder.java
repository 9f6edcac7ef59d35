package io.forbear.plan.performance;

import io.forbear.money.Money;
import io.forbear.plan.schedule.Instalment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That the debtor is to be reminded of an instalment before it falls due.
 *
 * @param open what is still to be paid of it
 * @param daysBefore how many days before; several reminders of one instalment differ in it
 * @param until the first day on which it makes no sense any more
 */
public record Reminder(Instalment instalment, Money open, int daysBefore, LocalDate until) {

    /**
     * What others were told of a reminder last.
     *
     * @param key of the reminder
     * @param number of the instalment; null, like the rest: told before that was kept
     * @param open what was still to be paid; null besides a number: it was taken back
     * @param until the first day on which it makes no sense any more
     */
    public record Told(
            String key,
            @Nullable Integer number,
            @Nullable LocalDate dueOn,
            @Nullable Money open,
            @Nullable LocalDate until) {
        private boolean says(Reminder reminder) {
            return number == null || reminder.open.equals(open);
        }

        private boolean isStanding(LocalDate today) {
            return number != null && open != null && until != null && today.isBefore(until);
        }
    }

    /**
     * Those of the reminders due of which others have not been told, or told another amount: what
     * is said to the debtor must be what he still has to pay.
     */
    public static List<Reminder> toTell(List<Reminder> due, Collection<Told> told) {
        return due.stream()
                .filter(
                        one ->
                                told.stream()
                                        .noneMatch(
                                                other ->
                                                        other.key().equals(one.key())
                                                                && other.says(one)))
                .toList();
    }

    /**
     * What others were told and would still go by, though nothing is to be said of that instalment
     * now: it is paid, its date has moved, or a pause has begun.
     */
    public static List<Told> toTakeBack(
            List<Reminder> due, Collection<Told> told, LocalDate today) {
        return told.stream()
                .filter(one -> one.isStanding(today))
                .filter(one -> due.stream().noneMatch(other -> other.key().equals(one.key())))
                .toList();
    }

    /** Tells it from other reminders of the plan; a deferred instalment is reminded of anew. */
    public String key() {
        return "reminder %d %s %d".formatted(instalment.number(), instalment.dueOn(), daysBefore);
    }

    /**
     * The reminders that are due on a day; none while a pause lasts, or once the plan has ended.
     */
    public static List<Reminder> due(Life life, List<Integer> daysBefore, LocalDate today) {
        return unpaid(life)
                .flatMap(one -> ofInstalment(one, daysBefore).stream())
                .filter(one -> !today.isBefore(one.from()) && today.isBefore(one.until()))
                .toList();
    }

    /** The next day on which one will be due, as things stand. */
    public static Optional<LocalDate> nextOn(Life life, List<Integer> daysBefore, LocalDate today) {
        return unpaid(life)
                .flatMap(one -> ofInstalment(one, daysBefore).stream())
                .map(Reminder::from)
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    private LocalDate from() {
        return instalment.dueOn().minusDays(daysBefore);
    }

    private static Stream<InstalmentStanding> unpaid(Life life) {
        return switch (life.row()) {
            case ON_TRACK, IN_GRACE ->
                    life.performance().instalments().stream()
                            .filter(one -> one.paid().isLessThan(one.instalment().amount()));
            case COMPLETED, STOPPED, RENEGOTIATED, BROKEN, PAUSED -> Stream.empty();
        };
    }

    /** Each is good until the day of the next one, the last until the end of the due day. */
    private static List<Reminder> ofInstalment(InstalmentStanding one, List<Integer> daysBefore) {
        var instalment = one.instalment();
        var open = instalment.amount().minus(one.paid());
        return daysBefore.stream()
                .map(
                        days ->
                                new Reminder(
                                        instalment,
                                        open,
                                        days,
                                        daysBefore.stream()
                                                .filter(other -> other < days)
                                                .max(Comparator.naturalOrder())
                                                .map(next -> instalment.dueOn().minusDays(next))
                                                .orElseGet(() -> instalment.dueOn().plusDays(1))))
                .toList();
    }
}
