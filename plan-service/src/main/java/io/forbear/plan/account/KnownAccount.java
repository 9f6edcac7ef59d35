package io.forbear.plan.account;

import io.forbear.money.Money;
import io.forbear.plan.limits.Debt;

/**
 * An account as account-service last told of it.
 *
 * @param sequence number of that event; a higher one is newer
 */
public record KnownAccount(
        String accountId,
        String debtorId,
        long sequence,
        String stage,
        Money amountOverdue,
        Money balance,
        Debt debt) {}
