package io.forbear.account.fact;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps postings. */
@Component
public class Postings {
    /** What was posted before is read as it was before. */
    private static final String PUT =
            """
            WITH posted AS (
                SELECT * FROM json_populate_recordset(
                    CAST(NULL AS posting), CAST(:rows AS json))),
            put AS (
                INSERT INTO posting (
                    event_id, account_id, debtor_id, occurred_at, recorded_at, payment_id, kind,
                    currency, amount, effective_date, reverses_payment_id, plan_id)
                SELECT
                    event_id, account_id, debtor_id, occurred_at, recorded_at, payment_id, kind,
                    currency, amount, effective_date, reverses_payment_id, plan_id
                FROM posted
                ON CONFLICT (event_id) DO UPDATE SET
                    account_id = excluded.account_id,
                    debtor_id = excluded.debtor_id,
                    occurred_at = excluded.occurred_at,
                    recorded_at = excluded.recorded_at,
                    payment_id = excluded.payment_id,
                    kind = excluded.kind,
                    currency = excluded.currency,
                    amount = excluded.amount,
                    effective_date = excluded.effective_date,
                    reverses_payment_id = excluded.reverses_payment_id,
                    plan_id = excluded.plan_id)
            SELECT posting.event_id, posting.account_id
            FROM posted JOIN posting ON posting.event_id = posted.event_id
            """;

    private static final String ON_ACCOUNTS =
            """
            SELECT posting.* FROM unnest(:accountIds) AS about (id)
            JOIN posting ON posting.account_id = about.id
            """;

    private final DatabaseClient database;

    Postings(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps postings, each in place of an earlier one with its event id. The caller holds their
     * accounts.
     *
     * @param postings of different events
     * @return the accounts that the earlier ones were on, by event id
     */
    Mono<Map<UUID, AccountId>> putAll(List<Posting> postings, Instant recordedAt) {
        var rows = postings.stream().map(one -> PostingRow.of(one, recordedAt)).toList();
        return Facts.former(database.sql(PUT).bind("rows", FactRows.json(rows)));
    }

    /** What was posted on accounts, each event as it reads now. */
    public Flux<Posting> on(String[] accountIds) {
        return database.sql(ON_ACCOUNTS)
                .bind("accountIds", accountIds)
                .map(Postings::posting)
                .all();
    }

    /** A row of the table. */
    public static Posting posting(Readable row) {
        return new Posting(
                get(row, "event_id", UUID.class),
                get(row, "occurred_at", Instant.class),
                new DebtorId(get(row, "debtor_id", String.class)),
                new AccountId(get(row, "account_id", String.class)),
                get(row, "payment_id", String.class),
                PostingKind.valueOf(get(row, "kind", String.class)),
                money(row, "amount"),
                get(row, "effective_date", LocalDate.class),
                row.get("reverses_payment_id", String.class),
                row.get("plan_id", String.class));
    }
}
