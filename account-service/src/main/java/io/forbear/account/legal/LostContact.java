package io.forbear.account.legal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What contact-service said last of reaching a debtor.
 *
 * @param lost whether contact counts as lost
 * @param attempts in vain since he was last spoken to
 * @param attemptIds the newest of them
 * @param rule version of the rule that says so
 */
record LostContact(
        String debtorId,
        boolean lost,
        int attempts,
        List<String> attemptIds,
        String rule,
        Instant toldAt,
        UUID eventId) {
    LostContact {
        attemptIds = List.copyOf(attemptIds);
    }
}
