package io.forbear.plan.schedule;

import io.forbear.rules.HolidayCalendar;
import java.time.LocalDate;

/** Where a due date goes that is no business day. */
public enum DayMove {
    /** It stays. */
    KEEP,
    /** To the next business day. */
    NEXT,
    /** To the business day before. */
    PREVIOUS;

    LocalDate from(LocalDate date, HolidayCalendar calendar) {
        var moved = date;
        while (this != KEEP && !calendar.isBusinessDay(moved)) {
            moved = this == NEXT ? moved.plusDays(1) : moved.minusDays(1);
        }
        return moved;
    }
}
