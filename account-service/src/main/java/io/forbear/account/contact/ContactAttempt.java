package io.forbear.account.contact;

import io.forbear.account.fact.DebtorId;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What came of one attempt to speak with a debtor.
 *
 * @param endpoint opaque id of the number or address
 */
public record ContactAttempt(
        UUID eventId, DebtorId debtorId, Instant occurredAt, Result result, String endpoint) {

    /** What came of it. */
    public enum Result {
        /** A right-party contact: the debtor was called, and spoken with. */
        REACHED,
        /** The debtor called, and was spoken with. */
        CALLED_BACK,
        /** Nobody answered, nobody spoke, or it was another person. */
        IN_VAIN,
        /** The number or address does not exist. */
        WRONG_NUMBER;

        /** Whether the debtor was spoken with. */
        boolean isContact() {
            return switch (this) {
                case REACHED, CALLED_BACK -> true;
                case IN_VAIN, WRONG_NUMBER -> false;
            };
        }

        /** Whether the creditor, or who acts for it, tried. */
        boolean isOutbound() {
            return switch (this) {
                case REACHED, IN_VAIN, WRONG_NUMBER -> true;
                case CALLED_BACK -> false;
            };
        }
    }

    static final Comparator<ContactAttempt> BY_EVENT_TIME =
            Comparator.comparing(ContactAttempt::occurredAt)
                    .thenComparing(attempt -> attempt.eventId().toString());
}
