package io.forbear.standalone.time;

import io.forbear.clock.ScaledClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What time it is in the system: {@code start} at the real instant {@code anchor}, and {@code
 * speed} simulated seconds per real second since.
 */
public record SimulatedTime(Instant anchor, Instant start, double speed) {
    public SimulatedTime {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be above 0, found " + speed);
        }
    }

    /** Real time, from the given instant on. */
    public static SimulatedTime realTime(Instant now) {
        return new SimulatedTime(now, now, 1);
    }

    /** The simulated instant at a real one. */
    public Instant at(Instant real) {
        var base = Clock.fixed(real, ZoneOffset.UTC);
        return new ScaledClock(base, anchor, start, speed).instant();
    }

    /**
     * The same time when nothing is asked for. A new speed goes on from the present simulated
     * instant; a new start begins there at the present speed.
     */
    public SimulatedTime adjusted(
            Instant now, @Nullable Instant newStart, @Nullable Double newSpeed) {
        if (newStart == null && newSpeed == null) {
            return this;
        }
        return new SimulatedTime(
                now, newStart == null ? at(now) : newStart, newSpeed == null ? speed : newSpeed);
    }
}
