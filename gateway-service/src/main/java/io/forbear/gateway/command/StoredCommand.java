package io.forbear.gateway.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is remembered.
 *
 * @param because why it was not made; null: it was, or that was not kept
 * @param reason why it stands so
 * @param sentAt when the provider was first called
 * @param receiptAt when what the newest receipt says happened
 * @param reportedAt when how it stands was reported
 * @param messageId what the provider calls the message
 * @param messageDigest SHA-256 of command id, line feed and text; null: it came before these were
 *     made
 * @param hasText whether the text is still here
 * @param payload the command, in the wire format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredCommand(
        String provider,
        CommandState state,
        @Nullable Because because,
        @Nullable String reason,
        @Nullable Instant sentAt,
        @Nullable Instant receiptAt,
        @Nullable Instant reportedAt,
        @Nullable String messageId,
        @Nullable String messageDigest,
        boolean hasText,
        byte[] payload) {

    /** What is, or was, reported of it. */
    Reported reported(Instant now) {
        return new Reported(
                payload, state, because, sentAt, reportedAt == null ? now : reportedAt, messageId);
    }
}
