package io.forbear.account.portfolio;

import io.forbear.account.fact.PostingKind;
import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A posting that counts for nothing so far.
 *
 * @param accountCurrency null while the account is not known
 * @param learntAt when the service learnt of it
 */
record SetAside(
        String eventId,
        String accountId,
        String debtorId,
        String paymentId,
        PostingKind kind,
        Money amount,
        LocalDate effectiveDate,
        Reason reason,
        @Nullable String accountCurrency,
        Instant learntAt) {

    /** Why it does not count. */
    enum Reason {
        /** No statement about its account has arrived; it counts once there is one. */
        ACCOUNT_NOT_KNOWN,
        /** It is not in the currency of the account. */
        OTHER_CURRENCY
    }
}
