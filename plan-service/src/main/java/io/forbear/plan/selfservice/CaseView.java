package io.forbear.plan.selfservice;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import java.time.Instant;
import java.util.List;

/**
 * What a debtor sees of his case. Nothing in it says who he is.
 *
 * @param validUntil how long his token opens it
 */
record CaseView(List<AccountView> accounts, Instant validUntil) {
    /** An account of the case. */
    record AccountView(String accountId, Money amountOverdue, Money balance) {
        static AccountView of(KnownAccount account) {
            return new AccountView(account.accountId(), account.amountOverdue(), account.balance());
        }
    }
}
