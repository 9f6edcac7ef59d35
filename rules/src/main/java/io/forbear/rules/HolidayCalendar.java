package io.forbear.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Tells business days from others. Saturdays and Sundays are none; holidays are data, one version
 * per state of the law.
 */
public final class HolidayCalendar {
    private final String id;
    private final IntFunction<Set<LocalDate>> holidays;

    /**
     * @param holidays the holidays of a year
     */
    public HolidayCalendar(String id, IntFunction<Set<LocalDate>> holidays) {
        this.id = id;
        this.holidays = holidays;
    }

    public String id() {
        return id;
    }

    public boolean isBusinessDay(LocalDate date) {
        var day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !holidays.apply(date.getYear()).contains(date);
    }

    /** The n-th business day after a date, the date itself not counted. */
    public LocalDate plusBusinessDays(LocalDate date, int count) {
        var day = date;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isBusinessDay(day)) {
                left--;
            }
        }
        return day;
    }
}
