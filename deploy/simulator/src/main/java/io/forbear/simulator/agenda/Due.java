package io.forbear.simulator.agenda;

import io.forbear.simulator.wire.Outgoing;
import java.time.Instant;

/**
 * An event that waits for its time.
 *
 * @param at the simulated instant at which it is reported; what it tells may have happened earlier
 * @param what the event
 */
public record Due(Instant at, Outgoing<?> what) {}
