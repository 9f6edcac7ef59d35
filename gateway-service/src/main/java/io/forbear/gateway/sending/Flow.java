package io.forbear.gateway.sending;

import io.forbear.gateway.provider.ProviderSettings.Limits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.List;

/** Whether commands are taken from Kafka, and how many are sent at once. */
final class Flow {
    private Flow() {}

    /**
     * How a line stands.
     *
     * @param sealed whether what lies here cannot be opened with our keys
     * @param backlog how many commands lie here unsent
     */
    record Stand(State breaker, boolean sealed, long backlog) {
        /** An open breaker shuts it; one that is to be tried out, as long as there is what with. */
        boolean isShut() {
            return switch (breaker) {
                case OPEN, FORCED_OPEN -> true;
                case HALF_OPEN -> backlog > 0;
                case CLOSED, DISABLED, METRICS_ONLY -> sealed && backlog > 0;
            };
        }

        /** Whether its provider can be called without a second thought. */
        boolean isWell() {
            return switch (breaker) {
                case CLOSED, DISABLED, METRICS_ONLY -> !sealed;
                case OPEN, FORCED_OPEN, HALF_OPEN -> false;
            };
        }

        /** Whether its provider is left alone for now. */
        boolean isLeftAlone() {
            return switch (breaker) {
                case OPEN, FORCED_OPEN -> true;
                case HALF_OPEN, CLOSED, DISABLED, METRICS_ONLY -> false;
            };
        }
    }

    /**
     * Whether consumption of a medium rests: if all its lines are shut, or one has too many
     * commands. Once resting for too many, it rests until half of them are gone.
     *
     * @param limit how many commands may lie here for one provider
     * @param resting whether it rests now
     */
    static boolean rests(List<Stand> stands, int limit, boolean resting) {
        return stands.stream().allMatch(Stand::isShut)
                || stands.stream()
                        .anyMatch(
                                one ->
                                        resting
                                                ? one.backlog() > limit / 2
                                                : one.backlog() >= limit);
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
