package io.forbear.account.stage;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.Terms;
import io.forbear.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account and the stage it is in: what others are told about it. Two that are equal need not be
 * told twice.
 *
 * @param overdueSince null: nothing is overdue
 * @param amountOverdue unpaid and due; never negative
 * @param balance all that is owed; negative for a credit balance
 * @param breakdown what the balance consists of, where that is known
 * @param paused days on which no day past due is counted
 */
public record StagedAccount(
        AccountId accountId,
        DebtorId debtorId,
        Terms terms,
        String stage,
        @Nullable LocalDate overdueSince,
        Money amountOverdue,
        Money balance,
        @Nullable Breakdown breakdown,
        Pauses paused) {

    /** Days since the oldest unpaid due date, without pauses; 0 when nothing is overdue. */
    public int daysPastDueOn(LocalDate date) {
        return DaysPastDue.on(date, overdueSince, paused);
    }

    StagedAccount inStage(String other) {
        return new StagedAccount(
                accountId,
                debtorId,
                terms,
                other,
                overdueSince,
                amountOverdue,
                balance,
                breakdown,
                paused);
    }
}
