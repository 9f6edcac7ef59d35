package io.forbear.gateway.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of which it is not known what message it is about, or which cannot be read.
 *
 * @param fate what it says; null: it cannot be read
 * @param receivedAt real time
 * @param reason why it is kept
 * @param state OPEN; MATCHED when its message became known; SETTLED when a person saw to it
 */
record StrayReceipt(
        UUID receiptId,
        String provider,
        @Nullable String messageId,
        @Nullable String commandId,
        @Nullable Fate fate,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        String reason,
        String state,
        @Nullable String settledBy,
        @Nullable String note) {}
