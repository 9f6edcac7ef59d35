package io.forbear.gateway.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has answered to a message. One of message, command and sender is known at least.
 *
 * @param messageId what the provider calls the message it answers
 * @param commandId what we call it
 * @param sender the number or address it came from
 * @param stop whether it means that the person wants no more messages
 */
public record Reply(
        String provider,
        String replyId,
        @Nullable String messageId,
        @Nullable String commandId,
        @Nullable String sender,
        String text,
        boolean stop,
        Instant at) {

    /** What came of it. */
    public enum Taken {
        /** It came before. */
        KNOWN,
        /** It is reported as a contact that the person began. */
        NOTED,
        /** The same, and whoever is written to there has opted out. */
        STOPPED,
        /** Nobody knows whose it is; it is kept until somebody does. */
        KEPT
    }

    /**
     * What came of it, and what may be answered.
     *
     * @param acknowledgment the text that the person is to get, once; null: none
     */
    public record Heard(Taken taken, @Nullable String acknowledgment) {}

    /** What a seal of it is bound to. */
    String about() {
        return about(provider, replyId);
    }

    static String about(String provider, String replyId) {
        return "reply " + provider + " " + replyId;
    }

    /** Without what the person wrote, and from where. */
    @Override
    public String toString() {
        return "Reply[" + replyId + "]";
    }
}
