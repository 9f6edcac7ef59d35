package io.forbear.plan.schedule;

import io.forbear.rules.HolidayCalendar;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When instalments fall due. Months are counted from the first one, so after 31 January come 28
 * February and 31 March; a due date is moved from a holiday on its own, the next is not.
 *
 * @param from no instalment falls due before; the first due date itself for {@link DueDay.SameDay}
 * @param day a day of the month only for {@link Frequency#MONTHLY}
 * @param move where a due date goes that is no business day of the calendar
 */
public record DueDates(
        LocalDate from, Frequency frequency, DueDay day, DayMove move, HolidayCalendar calendar) {
    /** Business days where no calendar is known: Monday to Friday. */
    public static final HolidayCalendar WEEKDAYS =
            new HolidayCalendar("weekdays", _ -> Set.<LocalDate>of());

    /** As the first one, never moved. */
    public static DueDates from(LocalDate first, Frequency frequency) {
        return new DueDates(first, frequency, new DueDay.SameDay(), DayMove.KEEP, WEEKDAYS);
    }

    List<LocalDate> first(int count) {
        return first(count, _ -> true).toList();
    }

    /** The first due dates in months that are asked for; the month is that before any move. */
    Stream<LocalDate> first(int count, Predicate<Month> in) {
        return unmoved(count, in).map(date -> move.from(date, calendar));
    }

    Stream<LocalDate> unmoved(int count, Predicate<Month> in) {
        return IntStream.iterate(start(), period -> period + 1)
                .mapToObj(this::unmoved)
                .filter(date -> in.test(date.getMonth()))
                .limit(count);
    }

    private LocalDate unmoved(int period) {
        return day instanceof DueDay.SameDay
                ? frequency.after(from, period)
                : day.in(YearMonth.from(from).plusMonths(period), from, calendar);
    }

    /** The first period with a due date that is not too early, even once it is moved. */
    private int start() {
        return day instanceof DueDay.SameDay
                ? 0
                : IntStream.iterate(-1, period -> period + 1)
                        .filter(period -> !move.from(unmoved(period), calendar).isBefore(from))
                        .findFirst()
                        .orElseThrow();
    }
}
