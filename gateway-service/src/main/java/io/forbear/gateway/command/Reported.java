package io.forbear.gateway.command;

import io.forbear.events.AttemptReason;
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

    /** Why it came out so; null: there is nothing to say. */
    @Nullable AttemptReason reason() {
        return switch (state) {
            case BOUNCED -> AttemptReason.NO_SUCH_RECIPIENT;
            case UNDELIVERED -> AttemptReason.NOT_DELIVERED;
            case NOT_MADE -> because == null ? null : AttemptReason.valueOf(because.name());
            case TAKEN, SENDING, UNCERTAIN, SENT, DELIVERED, UNKNOWN -> null;
        };
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
