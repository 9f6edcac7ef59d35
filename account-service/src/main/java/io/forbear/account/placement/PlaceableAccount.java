package io.forbear.account.placement;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.Terms;
import io.forbear.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What matters about an account for its placement.
 *
 * @param overdueSince null: nothing is overdue
 * @param paused days on which no day past due is counted
 */
record PlaceableAccount(
        AccountId accountId,
        DebtorId debtorId,
        Terms terms,
        String stage,
        @Nullable LocalDate overdueSince,
        Money amountOverdue,
        Pauses paused) {

    int daysPastDueOn(LocalDate date) {
        return DaysPastDue.on(date, overdueSince, paused);
    }
}
