package io.forbear.simulator.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * How simulated time goes on until the next look.
 *
 * @param speed simulated seconds per real second
 * @param until where it stands still
 * @param behind the part that is farthest behind
 * @param isCreeping whether that part no longer holds time back
 */
public record Step(double speed, Instant until, Standing behind, boolean isCreeping) {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * What follows from a look: time never runs farther ahead of the oldest work than allowed.
     *
     * @param now the simulated instant
     * @param parts at least one
     * @param stood for how long, in real time, the same work has held time back
     */
    public static Step after(
            Instant now, Collection<Standing> parts, Duration stood, Limits limits) {
        var behind = parts.stream().min(Comparator.comparing(Standing::doneUntil)).orElseThrow();
        var until = behind.doneUntil().plus(limits.ahead());
        if (until.isAfter(now)) {
            return new Step(speed(now, until, limits), until, behind, false);
        }
        if (stood.compareTo(limits.patience()) < 0) {
            return new Step(0, now, behind, false);
        }
        return new Step(limits.creep(), now.plus(limits.ahead()), behind, true);
    }

    private static double speed(Instant now, Instant until, Limits limits) {
        return Math.min(
                limits.fastest(), seconds(Duration.between(now, until)) / seconds(limits.reach()));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    }
}
