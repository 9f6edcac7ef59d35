package io.forbear.account.stage;

import io.forbear.account.fact.Terms;
import io.forbear.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an account stood at the end of a day.
 *
 * @param daysPastDue without pauses
 * @param overdueSince the oldest unpaid due date; null: nothing was overdue
 * @param firstOverdue the earliest due date that was ever stated as unpaid; null: none
 * @param amountOverdue never negative
 * @param balance negative for a credit balance
 */
public record Position(
        Terms terms,
        String stage,
        int daysPastDue,
        @Nullable LocalDate overdueSince,
        @Nullable LocalDate firstOverdue,
        Money amountOverdue,
        Money balance) {

    public boolean isOverdue() {
        return overdueSince != null;
    }
}
