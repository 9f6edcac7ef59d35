package io.forbear.console.cluster;

import java.time.Duration;
import java.time.Instant;

/** Says when something that changes slowly is to be asked for again. */
final class Pace {
    private final Duration every;
    private Instant last = Instant.MIN;

    Pace(Duration every) {
        this.every = every;
    }

    /** Whether it is time; then the next time is that much later. */
    boolean isDue(Instant now) {
        if (last.equals(Instant.MIN) || !now.isBefore(last.plus(every))) {
            last = now;
            return true;
        }
        return false;
    }
}
