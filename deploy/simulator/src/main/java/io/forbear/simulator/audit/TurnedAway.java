package io.forbear.simulator.audit;

import java.time.Instant;

/** A provider that was down was asked to send a message. */
public record TurnedAway(String provider, Instant at) {}
