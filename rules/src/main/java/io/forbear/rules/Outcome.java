package io.forbear.rules;

/** What came of a contact. A busy or invalid number never rang; a voicemail did. */
public enum Outcome {
    NOT_CONNECTED_BUSY,
    NOT_CONNECTED_INVALID,
    RANG_UNANSWERED,
    VOICEMAIL,
    CONNECTED_NO_CONVERSATION,
    CONVERSATION,
    DELIVERED,
    BOUNCED,
    /** Closes a proposal that never became a contact; no attempt has it. */
    EXPIRED,
    /**
     * Nobody has said what came of a command in time: it counts as the worst it may have become,
     * until a report says otherwise.
     */
    UNREPORTED,
    /**
     * A provider has taken the message. Whether it arrives is not known: it counts against limits
     * as if it may have, and proves no receipt.
     */
    SENT
}
