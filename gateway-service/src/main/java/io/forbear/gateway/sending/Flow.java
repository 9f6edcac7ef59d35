package io.forbear.gateway.sending;

import io.forbear.gateway.provider.ProviderSettings.Limits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;

/** Whether commands are taken from Kafka, and how many are sent at once. */
final class Flow {
    private Flow() {}

    /**
     * Whether consumption rests. An open breaker rests it; one that is to be tried out lets
     * commands in only as long as there are none to try it with; a closed one, as long as not too
     * many lie here. Once resting for too many, it rests until half of them are gone.
     *
     * @param sealed whether what lies here cannot be opened with our keys
     * @param backlog how many commands lie here unsent
     * @param limit how many may
     * @param resting whether it rests now
     */
    static boolean rests(State breaker, boolean sealed, long backlog, int limit, boolean resting) {
        if (sealed && backlog > 0) {
            return true;
        }
        return switch (breaker) {
            case OPEN, FORCED_OPEN -> true;
            case HALF_OPEN -> backlog > 0;
            case CLOSED, DISABLED, METRICS_ONLY -> resting ? backlog > limit / 2 : backlog >= limit;
        };
    }

    /** How many calls may begin. */
    static int capacity(State breaker, Limits limits) {
        return switch (breaker) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.min(limits.probes(), limits.concurrency());
            case CLOSED, DISABLED, METRICS_ONLY -> limits.concurrency();
        };
    }
}
