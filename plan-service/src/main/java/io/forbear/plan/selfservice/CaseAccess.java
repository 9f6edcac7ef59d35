package io.forbear.plan.selfservice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token opens.
 *
 * @param tokenId names the token without being it
 * @param accountIds the accounts of the case, all of one debtor
 */
record CaseAccess(
        String tokenId,
        String debtorId,
        List<String> accountIds,
        String issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {
    CaseAccess {
        accountIds = List.copyOf(accountIds);
    }

    /** Whether it opens anything now. */
    boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Tells his requests from those of others. */
    String subject() {
        return "case-token " + tokenId;
    }
}
