package io.forbear.compliance.intake;

import io.forbear.compliance.intake.Refusal.Reason;

/**
 * Ends the reading of one record, from wherever in its fields the fault is found; {@link Intake}
 * turns it into a value.
 */
final class RefusedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RefusedRecord(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Refusal refusal() {
        return new Refusal(reason, String.valueOf(getMessage()));
    }
}
