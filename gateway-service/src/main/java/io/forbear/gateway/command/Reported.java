package io.forbear.gateway.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a command stands, to be reported.
 *
 * @param payload the command, in the wire format
 * @param because why it was not made; null: it was, or that was not kept
 * @param sentAt when the provider was first called; null: never
 * @param at when it is, or was first, reported so
 * @param messageId what the provider calls the message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reported(
        byte[] payload,
        CommandState state,
        @Nullable Because because,
        @Nullable Instant sentAt,
        Instant at,
        @Nullable String messageId) {

    static Reported notMade(byte[] payload, @Nullable Because because, Instant now) {
        return new Reported(payload, CommandState.NOT_MADE, because, null, now, null);
    }

    /** When it happened: what was not made, when that was settled. */
    Instant happenedAt() {
        return state == CommandState.NOT_MADE || sentAt == null ? at : sentAt;
    }

    /** Proof of receipt: only a receipt is one. */
    @Nullable String receiptRef() {
        return state == CommandState.DELIVERED ? messageId : null;
    }
}
