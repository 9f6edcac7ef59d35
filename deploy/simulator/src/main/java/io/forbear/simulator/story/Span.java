package io.forbear.simulator.story;

import io.forbear.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The simulated time that is lived.
 *
 * @param start first instant
 * @param end first instant after it
 */
public record Span(Instant start, Instant end) {
    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final LocalTime CLOSING = LocalTime.of(18, 0);
    private static final int TRIES = 50;

    public Span {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("nothing is lived from " + start + " to " + end);
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** The instant after that share of the span, 0 to 1. */
    public Instant after(double share) {
        return start.plusMillis(Math.round(length().toMillis() * share));
    }

    /** An instant in working hours of the zone, or any if the span has none. */
    public Instant working(Dice dice, ZoneId zone) {
        var at = dice.instant(start, end);
        for (int tries = 0; tries < TRIES && !isWorking(at, zone); tries++) {
            at = dice.instant(start, end);
        }
        return at;
    }

    private static boolean isWorking(Instant at, ZoneId zone) {
        var local = at.atZone(zone).toLocalTime();
        return !local.isBefore(OPENING) && local.isBefore(CLOSING);
    }
}
