package io.forbear.account.fact;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps statements. */
@Component
public class Statements {
    /** What was stated before is read as it was before. */
    private static final String PUT =
            """
            WITH stated AS (
                SELECT * FROM json_populate_recordset(
                    CAST(NULL AS statement), CAST(:rows AS json))),
            put AS (
                INSERT INTO statement (
                    event_id, account_id, debtor_id, occurred_at, recorded_at,
                    creditor, product, jurisdictions, coverage, limitation_ends_on, charged_off,
                    overdue_since, currency, amount_overdue, balance,
                    principal, interest, fees, penalty, minimum_due, next_due_on)
                SELECT
                    event_id, account_id, debtor_id, occurred_at, recorded_at,
                    creditor, product, jurisdictions, coverage, limitation_ends_on, charged_off,
                    overdue_since, currency, amount_overdue, balance,
                    principal, interest, fees, penalty, minimum_due, next_due_on
                FROM stated
                ON CONFLICT (event_id) DO UPDATE SET
                    account_id = excluded.account_id,
                    debtor_id = excluded.debtor_id,
                    occurred_at = excluded.occurred_at,
                    recorded_at = excluded.recorded_at,
                    creditor = excluded.creditor,
                    product = excluded.product,
                    jurisdictions = excluded.jurisdictions,
                    coverage = excluded.coverage,
                    limitation_ends_on = excluded.limitation_ends_on,
                    charged_off = excluded.charged_off,
                    overdue_since = excluded.overdue_since,
                    currency = excluded.currency,
                    amount_overdue = excluded.amount_overdue,
                    balance = excluded.balance,
                    principal = excluded.principal,
                    interest = excluded.interest,
                    fees = excluded.fees,
                    penalty = excluded.penalty,
                    minimum_due = excluded.minimum_due,
                    next_due_on = excluded.next_due_on)
            SELECT statement.event_id, statement.account_id
            FROM stated JOIN statement ON statement.event_id = stated.event_id
            """;

    /** Those that count: the newest, the newest overdue one, and the one that came after it. */
    private static final String THAT_COUNT =
            """
            SELECT counting.* FROM unnest(:accountIds) AS about (id) CROSS JOIN LATERAL (
                (SELECT * FROM statement WHERE account_id = about.id
                 ORDER BY occurred_at DESC, event_id DESC LIMIT 1)
                UNION
                (SELECT * FROM statement WHERE account_id = about.id AND overdue_since IS NOT NULL
                 ORDER BY occurred_at DESC, event_id DESC LIMIT 1)
                UNION
                (SELECT * FROM statement
                 WHERE account_id = about.id AND (occurred_at, event_id) > (
                     SELECT occurred_at, event_id FROM statement
                     WHERE account_id = about.id AND overdue_since IS NOT NULL
                     ORDER BY occurred_at DESC, event_id DESC LIMIT 1)
                 ORDER BY occurred_at, event_id LIMIT 1)) AS counting
            """;

    private final DatabaseClient database;

    Statements(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps statements, each in place of an earlier one with its event id. The caller holds their
     * accounts.
     *
     * @param statements of different events
     * @return the accounts that the earlier ones were about, by event id
     */
    Mono<Map<UUID, AccountId>> putAll(List<Statement> statements, Instant recordedAt) {
        var rows = statements.stream().map(one -> StatementRow.of(one, recordedAt)).toList();
        return Facts.former(database.sql(PUT).bind("rows", FactRows.json(rows)));
    }

    /** The statements on which the stages of the accounts depend; at most three of each. */
    Flux<Statement> thatCount(String[] accountIds) {
        return database.sql(THAT_COUNT)
                .bind("accountIds", accountIds)
                .map(Statements::statement)
                .all();
    }

    /** A row of the table. */
    public static Statement statement(Readable row) {
        return new Statement(
                get(row, "event_id", UUID.class),
                get(row, "occurred_at", Instant.class),
                new DebtorId(get(row, "debtor_id", String.class)),
                new AccountId(get(row, "account_id", String.class)),
                Columns.terms(row),
                row.get("overdue_since", LocalDate.class),
                money(row, "amount_overdue"),
                money(row, "balance"),
                Columns.breakdown(row),
                row.get("minimum_due", BigDecimal.class) == null ? null : money(row, "minimum_due"),
                row.get("next_due_on", LocalDate.class));
    }
}
