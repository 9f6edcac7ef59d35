package io.forbear.simulator.audit;

import io.forbear.events.ContactOutcome;
import java.time.Instant;
import java.util.UUID;

/**
 * A report on a command; of those with one event id the last counts.
 *
 * @param at when what it reports happened
 */
public record Reported(String commandId, UUID eventId, ContactOutcome outcome, Instant at) {}
