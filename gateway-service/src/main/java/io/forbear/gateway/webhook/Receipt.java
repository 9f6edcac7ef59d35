package io.forbear.gateway.webhook;

import io.forbear.gateway.command.Fate;
import io.forbear.gateway.command.MessageRef;
import java.time.Instant;

/** What a provider says became of a message. */
record Receipt(MessageRef message, Fate fate, Instant at) {}
