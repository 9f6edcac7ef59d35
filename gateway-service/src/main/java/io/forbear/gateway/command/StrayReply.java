package io.forbear.gateway.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer of which nobody knows whose it is.
 *
 * @param stop whether it means that the person wants no more messages
 * @param receivedAt real time
 * @param reason why it is not known
 * @param state OPEN; MATCHED when its message, or a command for its sender, came later; SETTLED
 *     when a person saw to it
 */
record StrayReply(
        String provider,
        String replyId,
        @Nullable String messageId,
        @Nullable String commandId,
        boolean stop,
        Instant occurredAt,
        Instant receivedAt,
        String reason,
        String state,
        @Nullable String settledBy,
        @Nullable String note) {}
