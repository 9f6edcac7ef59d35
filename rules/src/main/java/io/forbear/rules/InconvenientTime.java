package io.forbear.rules;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * A time at which a person does not want to be contacted, on the debtor's wall clock.
 *
 * @param from first minute
 * @param to the minute after the last; not after {@code from} means that it runs past midnight
 * @param days days on which it begins; none means every day
 */
public record InconvenientTime(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    public InconvenientTime {
        days = Set.copyOf(days);
    }

    /** Whether the wall clock shows an inconvenient time. */
    public boolean contains(LocalDateTime local) {
        var time = local.toLocalTime();
        if (from.isBefore(to)) {
            return on(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        return (on(local.getDayOfWeek()) && !time.isBefore(from))
                || (on(local.getDayOfWeek().minus(1)) && time.isBefore(to));
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
