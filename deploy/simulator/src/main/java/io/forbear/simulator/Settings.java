package io.forbear.simulator;

import io.forbear.simulator.gateway.Faults;
import java.time.Duration;

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
 */
record Settings(
        int debtors,
        Duration lived,
        boolean isPast,
        long seed,
        Faults faults,
        double misconduct,
        Duration quiet,
        Duration limit) {
    Settings {
        if (debtors < 1) {
            throw new IllegalArgumentException("at least 1 debtor, found " + debtors);
        }
        if (!lived.isPositive()) {
            throw new IllegalArgumentException("some time must be lived, found " + lived);
        }
    }
}
