package io.forbear.standalone.time;

import io.forbear.clock.ScaledClock;
import io.forbear.clock.SharedTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What time it is in the system: {@code start} at the real instant {@code anchor}, and {@code
 * speed} simulated seconds per real second since.
 *
 * @param shared the file by which all parts share a time that somebody may steer; null: the speed
 *     is fixed
 */
public record SimulatedTime(Instant anchor, Instant start, double speed, @Nullable Path shared) {
    public SimulatedTime {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be above 0, found " + speed);
        }
    }

    public SimulatedTime(Instant anchor, Instant start, double speed) {
        this(anchor, start, speed, null);
    }

    /** Real time, from the given instant on. */
    public static SimulatedTime realTime(Instant now) {
        return new SimulatedTime(now, now, 1);
    }

    /** The simulated instant at a real one; of a shared time only the present is known. */
    public Instant at(Instant real) {
        if (shared != null) {
            return SharedTime.of(shared).instant();
        }
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

    /**
     * The time of a file that somebody steers at present: he has outlived the system that began it,
     * and what starts now goes on with him. None if there is no such file, or nobody steers.
     */
    public static Optional<SimulatedTime> steered(Path file, Instant now) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var time = SharedTime.of(file);
        return time.isSteered()
                ? Optional.of(new SimulatedTime(now, time.latest(), 1, file))
                : Optional.empty();
    }

    /** Begins a shared time where this one stands. */
    public SimulatedTime sharedBy(Path file, Instant now) {
        var begin = at(now);
        SharedTime.begin(file, begin, speed);
        return new SimulatedTime(now, begin, speed, file);
    }

    /** A shared time stood still while the system was down; a fixed one went on. */
    public SimulatedTime resumed(Instant now) {
        return shared == null
                ? this
                : new SimulatedTime(now, SharedTime.of(shared).latest(), speed);
    }
}
