package io.forbear.rules;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a check may answer otherwise although nothing is learnt: only time passes. That a fact
 * begins or ends to hold is known without it. Too many turns cost time, a missing one is wrong.
 *
 * @param clock whose wall clock turns it, at midnight at least; null: none does
 * @param times the times of day beside midnight
 * @param contactSpan how long before or after it a contact matters; zero: for good, or by dates
 */
public record Turns(@Nullable WallClock clock, List<LocalTime> times, Duration contactSpan) {
    /** Time alone turns nothing. */
    public static final Turns NONE = new Turns(null, List.of(), Duration.ZERO);

    public Turns {
        times = List.copyOf(times);
    }

    /** With the date. */
    public static Turns daily(WallClock clock) {
        return at(clock, List.of());
    }

    /** With the date, and at these times of day. */
    public static Turns at(WallClock clock, List<LocalTime> times) {
        return new Turns(clock, times, Duration.ZERO);
    }

    /** So long before and after each contact. */
    public static Turns around(Duration contactSpan) {
        return new Turns(null, List.of(), contactSpan);
    }
}
