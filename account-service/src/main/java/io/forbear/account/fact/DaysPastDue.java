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
        return overdueSince == null
                ? 0
                : Math.max(0, Math.toIntExact(ChronoUnit.DAYS.between(overdueSince, date)));
    }
}
