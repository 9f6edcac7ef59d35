package io.forbear.contact.attempt;

import io.forbear.service.problem.Problem.FieldError;
import java.util.List;

/** What a sender is told about one report of many. */
public enum Verdict {
    TAKEN,
    KNOWN,
    REFUSED;

    /** What a receipt says. */
    public static Verdict of(Receipt receipt) {
        return switch (receipt.standing()) {
            case TAKEN -> TAKEN;
            case KNOWN -> KNOWN;
            case OF_ANOTHER_DEBTOR -> REFUSED;
        };
    }

    /** Why a report that could be read is refused all the same. */
    public List<FieldError> faults() {
        return switch (this) {
            case TAKEN, KNOWN -> List.of();
            case REFUSED ->
                    List.of(
                            new FieldError(
                                    "eventId", "the attempt was reported for another debtor"));
        };
    }
}
