package io.forbear.gateway.webhook;

import io.forbear.gateway.command.MessageRef;
import java.time.Instant;

/**
 * What a provider says became of a message.
 *
 * @param delivered whether it arrived; else it never will
 */
record Receipt(MessageRef message, boolean delivered, Instant at) {}
