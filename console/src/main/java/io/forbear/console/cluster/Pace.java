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

    /** Whether it is time; it stays so until it was done. */
    boolean isDue(Instant now) {
        return last.equals(Instant.MIN) || !now.isBefore(last.plus(every));
    }

    /** It was done: the next time is that much later. */
    void done(Instant now) {
        last = now;
    }
}
