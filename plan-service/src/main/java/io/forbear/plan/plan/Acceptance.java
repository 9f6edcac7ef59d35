package io.forbear.plan.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That one side accepted a plan.
 *
 * @param channel null: not stated
 * @param by who accepted: an id of the debtor or of whoever acts for him, or a subject of the
 *     creditor's
 * @param enteredBy subject of the token it was entered with
 * @param oral by word of mouth; null: as it was proposed
 * @param recordingRef recording of that; null: that of the proposal
 */
public record Acceptance(
        String planId,
        Side side,
        Instant at,
        @Nullable Channel channel,
        String by,
        String enteredBy,
        @Nullable Boolean oral,
        @Nullable String recordingRef) {

    /** Both have to accept: the agreement is made as equals (card measures 2011 art. 70). */
    public enum Side {
        DEBTOR,
        CREDITOR
    }

    /** How a side accepted. */
    public enum Channel {
        IN_PERSON,
        PHONE,
        LETTER,
        EMAIL,
        WEB,
        APP
    }
}
