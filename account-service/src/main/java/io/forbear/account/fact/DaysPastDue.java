package io.forbear.account.fact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How the days past due are counted. */
public final class DaysPastDue {
    private DaysPastDue() {}

    /**
     * Days from the oldest unpaid due date to a date: 1 on the day after the due date; 0 on it,
     * before it, and when nothing is overdue.
     */
    public static int on(LocalDate date, @Nullable LocalDate overdueSince) {
        return on(date, overdueSince, Pauses.NONE);
    }

    /** The same, without the days of the pauses. */
    public static int on(LocalDate date, @Nullable LocalDate overdueSince, Pauses pauses) {
        return overdueSince == null || !date.isAfter(overdueSince)
                ? 0
                : Math.toIntExact(ChronoUnit.DAYS.between(overdueSince, date))
                        - pauses.daysBetween(overdueSince, date);
    }

    /** The first date on which so many days are counted; null if they never are. */
    public static @Nullable LocalDate dateOf(int days, LocalDate overdueSince, Pauses pauses) {
        return pauses.dateOfDay(days, overdueSince);
    }
}
