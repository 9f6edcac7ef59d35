package io.forbear.account.portfolio;

import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.Money;
import io.forbear.account.fact.Terms;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands.
 *
 * @param daysPastDue days since the oldest unpaid due date, today; 0 when nothing is overdue
 * @param overdueSince the oldest unpaid due date; null: nothing is overdue
 * @param nextStageOn the next date on which the passing of time alone changes the stage
 */
record AccountView(
        String accountId,
        String debtorId,
        String stage,
        int daysPastDue,
        boolean everOverdue,
        @Nullable LocalDate overdueSince,
        Money amountOverdue,
        Money balance,
        @Nullable Breakdown breakdown,
        Terms terms,
        @Nullable LocalDate nextStageOn) {

    static AccountView of(Readable row, LocalDate today) {
        var overdueSince = row.get("overdue_since", LocalDate.class);
        return new AccountView(
                Columns.get(row, "account_id", String.class),
                Columns.get(row, "debtor_id", String.class),
                Columns.get(row, "stage", String.class),
                DaysPastDue.on(today, overdueSince),
                Columns.get(row, "ever_overdue", Boolean.class),
                overdueSince,
                Columns.money(row, "amount_overdue"),
                Columns.money(row, "balance"),
                Columns.breakdown(row),
                Columns.terms(row),
                row.get("next_stage_on", LocalDate.class));
    }
}
