package io.forbear.simulator;

import io.forbear.simulator.gateway.Faults;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated.
 *
 * @param debtors size of the portfolio
 * @param lived simulated time
 * @param isPast whether that time is over when the simulation begins
 * @param seed what everything random follows from
 * @param faults how often gateways misbehave
 * @param misconduct share of debtors to whom something unlawful is done
 * @param quiet real time without an event after which nothing more is expected
 * @param limit real time after which nothing more is waited for
 * @param until when a time that is over ended; null: when the simulation begins
 * @param telling real time over which it is reported; zero: all at once
 */
record Settings(
        int debtors,
        Duration lived,
        boolean isPast,
        long seed,
        Faults faults,
        double misconduct,
        Duration quiet,
        Duration limit,
        @Nullable Instant until,
        Duration telling) {
    Settings {
        if (debtors < 1) {
            throw new IllegalArgumentException("at least 1 debtor, found " + debtors);
        }
        if (!lived.isPositive()) {
            throw new IllegalArgumentException("some time must be lived, found " + lived);
        }
        if (!isPast && (until != null || !telling.isZero())) {
            throw new IllegalArgumentException("--until and --over go with --month only");
        }
    }
}
