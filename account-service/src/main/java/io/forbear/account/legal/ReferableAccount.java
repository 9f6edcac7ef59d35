package io.forbear.account.legal;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.Terms;
import io.forbear.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What matters about an account for a referral.
 *
 * @param overdueSince null: nothing is overdue
 * @param contact what was said last of reaching the debtor; null: nothing
 * @param paused days on which no day past due is counted
 */
record ReferableAccount(
        AccountId accountId,
        DebtorId debtorId,
        Terms terms,
        @Nullable LocalDate overdueSince,
        Money amountOverdue,
        Money balance,
        Pauses paused,
        @Nullable LostContact contact) {

    ReferableAccount with(LostContact said) {
        return new ReferableAccount(
                accountId, debtorId, terms, overdueSince, amountOverdue, balance, paused, said);
    }

    /** Whether contact with the debtor is lost; nobody having said so, it is not. */
    boolean isContactLost() {
        return contact != null && contact.lost();
    }

    int daysPastDueOn(LocalDate date) {
        return DaysPastDue.on(date, overdueSince, paused);
    }
}
