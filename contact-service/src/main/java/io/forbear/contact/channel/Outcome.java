package io.forbear.contact.channel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt. UNDELIVERED, REFUSED and ANSWERED say in one word what {@code
 * contact.attempted} says in two, an outcome and its reason: {@link #happened()} and {@link
 * #why()}. They are not taken apart here because these words are what is kept and what others
 * write: they stand in dossiers, in reports over HTTP, in agencies' files and in the bank's
 * follow-ups; and because every decision about an attempt asks for the two together.
 */
public enum Outcome {
    NOT_CONNECTED_BUSY,
    NOT_CONNECTED_INVALID,
    RANG_UNANSWERED,
    VOICEMAIL,
    CONNECTED_NO_CONVERSATION,
    CONVERSATION,
    DELIVERED,
    BOUNCED,
    /** The message did not arrive, which does not mean that the number or address is wrong. */
    UNDELIVERED,
    /** The gateway never began, and never will: the provider does not take this message. */
    REFUSED,
    /** The person wrote to us, and somebody has to read it. */
    ANSWERED,
    /** A provider has taken the message; whether it arrives is not known. */
    SENT,
    /** The gateway never began: the command was taken back, or its permit had ended. */
    NOT_MADE;

    /** Why something came of an attempt, where the outcome alone leaves that open. */
    public enum Why {
        NOT_DELIVERED,
        REFUSED,
        ANSWERED
    }

    /** What happened, without the reason: an outcome that {@code contact.attempted} has too. */
    public Outcome happened() {
        var why = why();
        return why == null
                ? this
                : switch (why) {
                    case NOT_DELIVERED -> BOUNCED;
                    case REFUSED -> NOT_MADE;
                    case ANSWERED -> DELIVERED;
                };
    }

    /** The reason that belongs to what happened; null: none. */
    public @Nullable Why why() {
        return switch (this) {
            case UNDELIVERED -> Why.NOT_DELIVERED;
            case REFUSED -> Why.REFUSED;
            case ANSWERED -> Why.ANSWERED;
            case NOT_CONNECTED_BUSY,
                    NOT_CONNECTED_INVALID,
                    RANG_UNANSWERED,
                    VOICEMAIL,
                    CONNECTED_NO_CONVERSATION,
                    CONVERSATION,
                    DELIVERED,
                    BOUNCED,
                    SENT,
                    NOT_MADE ->
                    null;
        };
    }

    /** What happened and why in one; a reason that does not belong to it says nothing. */
    public Outcome because(Why reason) {
        return Arrays.stream(values())
                .filter(one -> one.happened() == this && one.why() == reason)
                .findFirst()
                .orElse(this);
    }

    /**
     * Whether the person got, or may have got, what the step had to say, so that repeating it would
     * be too much.
     */
    public boolean reached() {
        return switch (this) {
            case CONVERSATION, DELIVERED, ANSWERED, SENT, VOICEMAIL -> true;
            case NOT_CONNECTED_BUSY,
                    NOT_CONNECTED_INVALID,
                    RANG_UNANSWERED,
                    CONNECTED_NO_CONVERSATION,
                    BOUNCED,
                    UNDELIVERED,
                    REFUSED,
                    NOT_MADE ->
                    false;
        };
    }

    /** Whether the contact was begun at all. */
    public boolean made() {
        return this != NOT_MADE && this != REFUSED;
    }

    /** Whether the number or address itself proved to be wrong. */
    public boolean endpointIsWrong() {
        return switch (this) {
            case NOT_CONNECTED_INVALID, BOUNCED -> true;
            case NOT_CONNECTED_BUSY,
                    RANG_UNANSWERED,
                    VOICEMAIL,
                    CONNECTED_NO_CONVERSATION,
                    CONVERSATION,
                    DELIVERED,
                    UNDELIVERED,
                    REFUSED,
                    ANSWERED,
                    SENT,
                    NOT_MADE ->
                    false;
        };
    }
}
