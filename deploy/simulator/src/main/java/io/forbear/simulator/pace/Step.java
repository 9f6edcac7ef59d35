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
 */
record Step(double speed, Instant until, Standing behind) {
    private static final Standing NOBODY = new Standing("everything", Instant.EPOCH);
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * What follows from a look: time never runs farther ahead of the oldest work than allowed.
     *
     * @param now the simulated instant
     * @param parts those that are waited for; if none is, time stands still
     */
    static Step after(Instant now, Collection<Standing> parts, Limits limits) {
        var behind = parts.stream().min(Comparator.comparing(Standing::doneUntil)).orElse(NOBODY);
        var until = behind.doneUntil().plus(limits.ahead());
        return until.isAfter(now)
                ? new Step(speed(now, until, limits), until, behind)
                : new Step(0, now, behind);
    }

    private static double speed(Instant now, Instant until, Limits limits) {
        return Math.min(
                limits.fastest(), seconds(Duration.between(now, until)) / seconds(limits.reach()));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    }
}
