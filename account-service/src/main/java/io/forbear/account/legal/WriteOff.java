package io.forbear.account.legal;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That an account is written off: the creditor expects nothing more of it, and it is still owed. It
 * holds once a second person has approved it.
 *
 * @param effectiveOn payments valued after this day are recoveries
 * @param amount what is written off
 * @param approvedBy another person than {@code proposedBy}; null: not approved yet
 */
record WriteOff(
        String accountId,
        String debtorId,
        LocalDate effectiveOn,
        Money amount,
        String reason,
        String reference,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    WriteOff approved(String by, Instant at) {
        return new WriteOff(
                accountId,
                debtorId,
                effectiveOn,
                amount,
                reason,
                reference,
                proposedBy,
                proposedAt,
                by,
                at);
    }
}
