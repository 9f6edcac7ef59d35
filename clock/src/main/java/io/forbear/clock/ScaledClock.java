package io.forbear.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A clock that showed {@code start} when the base clock showed {@code anchor}, and has run {@code
 * speed} times as fast since. All parts of one system that share the three values live in the same
 * simulated time, so a month of collections can be played in minutes. With a speed of 1 and a start
 * equal to the anchor it is the base clock.
 *
 * <p>Or a clock that shows a time that somebody steers, so that its speed changes.
 */
public final class ScaledClock extends Clock {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Clock base;
    private final Instant anchor;
    private final Instant start;
    private final double speed;
    private final @Nullable SharedTime shared;

    /**
     * @param base the clock that really ticks
     * @param anchor the base clock's instant at which simulated time began
     * @param start the simulated instant at the anchor
     * @param speed simulated seconds per real second
     * @throws IllegalArgumentException if the speed is not above zero
     */
    public ScaledClock(Clock base, Instant anchor, Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("clock speed must be above 0, found " + speed);
        }
        this.base = base;
        this.anchor = anchor;
        this.start = start;
        this.speed = speed;
        this.shared = null;
    }

    /** Shows the time that all processes of this machine share. */
    public ScaledClock(SharedTime shared) {
        this.base = Clock.systemUTC();
        this.anchor = Instant.EPOCH;
        this.start = Instant.EPOCH;
        this.speed = 1;
        this.shared = shared;
    }

    /** The system's clock, unscaled. */
    public static ScaledClock realTime() {
        return new ScaledClock(Clock.systemUTC(), Instant.EPOCH, Instant.EPOCH, 1);
    }

    @Override
    public Instant instant() {
        if (shared != null) {
            return shared.instant();
        }
        var elapsed = Duration.between(anchor, base.instant());
        return start.plus(speed == 1 ? elapsed : times(elapsed, speed));
    }

    /**
     * Seconds apart from nanoseconds: three simulated centuries are more nanoseconds than a long.
     */
    private static Duration times(Duration duration, double factor) {
        var seconds = duration.getSeconds() * factor;
        var whole = Math.floor(seconds);
        var nanos = (seconds - whole) * NANOS_PER_SECOND + duration.getNano() * factor;
        return Duration.ofSeconds((long) whole).plusNanos(Math.round(nanos));
    }

    /** Simulated seconds per real second, at present; 0 while a shared time stands still. */
    public double speed() {
        return shared == null ? speed : shared.speed();
    }

    /**
     * Whether its speed may change at any moment. Spans of real time then have no length in
     * simulated time that could be told beforehand.
     */
    public boolean isSteered() {
        return shared != null;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new Zoned(this, zone);
    }

    private static final class Zoned extends Clock {
        private final ScaledClock clock;
        private final ZoneId zone;

        Zoned(ScaledClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
