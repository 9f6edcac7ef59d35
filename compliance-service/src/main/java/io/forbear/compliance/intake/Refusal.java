package io.forbear.compliance.intake;

import java.util.Arrays;

/**
 * Why a record is parked.
 *
 * @param message for operations; carries ids, never names or contact points
 */
public record Refusal(Reason reason, String message) {

    /** The kinds of reasons, as the parked topics' headers name them. */
    public enum Reason {
        /** The bytes are no event of this topic. */
        UNDECODABLE,
        /** The record key is not the event's debtor. */
        WRONG_KEY,
        /** The event can be read, but says something that no rule understands. */
        REJECTED,
        /** The contact is older than the horizon, so that it can be judged no more. */
        TOO_OLD,
        /** The event was understood, but judging it failed; that is a defect of this service. */
        FAILED
    }

    /** That judging failed, and where in our code: nobody sees the stack. */
    public static Refusal failed(RuntimeException defect) {
        var where =
                Arrays.stream(defect.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("io.forbear."))
                        .findFirst();
        return new Refusal(Reason.FAILED, defect + where.map(" at %s"::formatted).orElse(""));
    }
}
