package io.forbear.simulator.gateway;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;

/** The first, wrong report of a contact: the bell that was heard was another one. */
public final class Mistake {
    private Mistake() {}

    /** The report under the same event id with another outcome, which the truth must correct. */
    public static ContactAttempted about(ContactAttempted honest) {
        return ContactAttempted.newBuilder(honest)
                .setOutcome(mistakenFor(honest.getOutcome()))
                .setEndedAt(null)
                .setRecordingRef(null)
                .setReceiptRef(null)
                .build();
    }

    private static ContactOutcome mistakenFor(ContactOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> ContactOutcome.BOUNCED;
            case BOUNCED -> ContactOutcome.DELIVERED;
            case RANG_UNANSWERED -> ContactOutcome.NOT_CONNECTED_BUSY;
            case NOT_CONNECTED_BUSY,
                    NOT_CONNECTED_INVALID,
                    VOICEMAIL,
                    CONNECTED_NO_CONVERSATION,
                    CONVERSATION,
                    NOT_MADE,
                    UNREPORTED,
                    SENT,
                    UNKNOWN ->
                    ContactOutcome.RANG_UNANSWERED;
        };
    }
}
