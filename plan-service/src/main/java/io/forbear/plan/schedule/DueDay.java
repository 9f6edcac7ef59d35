package io.forbear.plan.schedule;

import io.forbear.rules.HolidayCalendar;
import java.time.LocalDate;
import java.time.YearMonth;

/** On which day of its period an instalment falls due. */
public sealed interface DueDay {
    /** As the first one: the same weekday, or the same day of the month where there is one. */
    record SameDay() implements DueDay {}

    /** On a day of the month; on its last day where the month has no such day. */
    record DayOfMonth(int day) implements DueDay {}

    /** On the last day of the month. */
    record MonthEnd() implements DueDay {}

    /**
     * So many business days after the debtor is paid. Wages that would come on another day than a
     * business day come on the business day before.
     *
     * @param day the day of the month on which wages come; the last day where there is none such
     * @param businessDaysAfter 0: on the very day
     */
    record Payday(int day, int businessDaysAfter) implements DueDay {}

    /**
     * The due date in a month, before it is moved from holidays.
     *
     * @param first the first due date, which gives the day for {@link SameDay}
     */
    default LocalDate in(YearMonth month, LocalDate first, HolidayCalendar calendar) {
        return switch (this) {
            case SameDay _ -> day(month, first.getDayOfMonth());
            case DayOfMonth(var day) -> day(month, day);
            case MonthEnd _ -> month.atEndOfMonth();
            case Payday(var day, var after) ->
                    calendar.plusBusinessDays(
                            DayMove.PREVIOUS.from(day(month, day), calendar), after);
        };
    }

    private static LocalDate day(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
