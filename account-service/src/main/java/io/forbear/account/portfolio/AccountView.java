package io.forbear.account.portfolio;

import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.Terms;
import io.forbear.account.fact.Zones;
import io.forbear.account.stage.Staging;
import io.forbear.money.Money;
import io.forbear.service.row.Column;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands.
 *
 * @param daysPastDue days since the oldest unpaid due date, today, without pauses; 0 when nothing
 *     is overdue
 * @param overdueSince the oldest unpaid due date; null: nothing is overdue
 * @param nextStageAt when the passing of time alone changes the stage next
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
        @Nullable Instant nextStageAt) {

    /** An account as it followed from what was known. */
    static AccountView of(Staging staging, LocalDate date) {
        var account = staging.account();
        return new AccountView(
                account.accountId().value(),
                account.debtorId().value(),
                account.stage(),
                account.daysPastDueOn(date),
                staging.everOverdue(),
                account.overdueSince(),
                account.amountOverdue(),
                account.balance(),
                account.breakdown(),
                account.terms(),
                staging.nextChangeAt());
    }

    static AccountView of(Readable row, Zones zones, Instant now) {
        var terms = Columns.terms(row);
        var overdueSince = row.get("overdue_since", LocalDate.class);
        return new AccountView(
                Column.get(row, "account_id", String.class),
                Column.get(row, "debtor_id", String.class),
                Column.get(row, "stage", String.class),
                DaysPastDue.on(
                        zones.dateOf(terms, now),
                        overdueSince,
                        Pauses.parse(Column.get(row, "paused", String.class))),
                Column.get(row, "ever_overdue", Boolean.class),
                overdueSince,
                Columns.money(row, "amount_overdue"),
                Columns.money(row, "balance"),
                Columns.breakdown(row),
                terms,
                row.get("next_stage_at", Instant.class));
    }
}
