package io.forbear.simulator.audit;

import java.time.Instant;

/**
 * How a line to a provider stood when it was asked.
 *
 * @param at simulated instant
 * @param state of the circuit breaker: CLOSED, OPEN or HALF_OPEN
 * @param consuming whether commands were taken
 */
public record Breaker(String provider, Instant at, String state, boolean consuming) {}
