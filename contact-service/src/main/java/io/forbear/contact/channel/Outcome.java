package io.forbear.contact.channel;

/** What came of an attempt. */
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
