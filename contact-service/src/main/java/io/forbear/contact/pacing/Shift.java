package io.forbear.contact.pacing;

import java.time.Duration;
import java.time.LocalTime;

/**
 * A time of day and how fast contacts go out in it.
 *
 * @param from included
 * @param to excluded; midnight: the end of the day
 * @param interval from one contact to the next
 */
public record Shift(LocalTime from, LocalTime to, Duration interval) {
    public Shift {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a shift ends after it begins, found %s to %s".formatted(from, to));
        }
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("expected some time between two contacts");
        }
    }

    /** A shift with so many contacts in a span of time. */
    static Shift of(LocalTime from, LocalTime to, long contacts, Duration in) {
        return new Shift(from, to, in.dividedBy(contacts));
    }

    boolean covers(LocalTime time) {
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }

    /** How long a shift from one time of day to another is. */
    static Duration length(LocalTime from, LocalTime to) {
        var length = Duration.between(from, to);
        return to.equals(LocalTime.MIDNIGHT) ? length.plusDays(1) : length;
    }
}
