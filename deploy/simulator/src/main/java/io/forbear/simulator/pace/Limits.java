package io.forbear.simulator.pace;

import java.time.Duration;

/**
 * How simulated time is led.
 *
 * @param ahead how far, in simulated time, it may run ahead of the oldest work that is not done
 * @param fastest simulated seconds per real second, at most
 * @param reach in which real time the limit of what is allowed is reached; less makes time run by
 *     jerks, more slows it down
 * @param patience real time after which what does not get done no longer holds time back
 */
public record Limits(Duration ahead, double fastest, Duration reach, Duration patience) {
    private static final Duration REACH = Duration.ofMillis(100);

    public Limits {
        if (!ahead.isPositive() || !reach.isPositive()) {
            throw new IllegalArgumentException(
                    "time must have some way to go, found %s in %s".formatted(ahead, reach));
        }
        if (!(fastest >= 1) || Double.isInfinite(fastest)) {
            throw new IllegalArgumentException("at least as fast as real time, found " + fastest);
        }
    }

    /** With the usual reach. */
    public static Limits of(Duration ahead, double fastest, Duration patience) {
        return new Limits(ahead, fastest, REACH, patience);
    }
}
