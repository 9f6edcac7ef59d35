package io.forbear.account.fact;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps statements. */
@Component
public class Statements {
    private static final String PUT =
            """
            WITH former AS (SELECT account_id FROM statement WHERE event_id = :eventId)
            INSERT INTO statement (
                event_id, account_id, debtor_id, occurred_at, recorded_at,
                creditor, product, jurisdictions, coverage, limitation_ends_on, charged_off,
                overdue_since, currency, amount_overdue, balance,
                principal, interest, fees, penalty, minimum_due, next_due_on)
            SELECT
                :eventId, :accountId, :debtorId, :occurredAt, :recordedAt,
                :creditor, :product, :jurisdictions, :coverage, :limitationEndsOn, :chargedOff,
                :overdueSince, :currency, :amountOverdue, :balance,
                :principal, :interest, :fees, :penalty, :minimumDue, :nextDueOn
            FROM (SELECT pg_advisory_xact_lock(hashtextextended(:accountId, 0))) AS held
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
                next_due_on = excluded.next_due_on
            RETURNING (SELECT account_id FROM former) AS former_account_id
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
     * Holds the account, and keeps a statement, in place of an earlier one with its event id.
     *
     * @return the account that one was about; empty for a new statement
     */
    Mono<AccountId> put(Statement statement, Instant recordedAt) {
        var sql =
                database.sql(PUT)
                        .bind("eventId", statement.eventId())
                        .bind("accountId", statement.accountId().value())
                        .bind("debtorId", statement.debtorId().value())
                        .bind("occurredAt", statement.occurredAt())
                        .bind("recordedAt", recordedAt)
                        .bind("overdueSince", orNull(statement.overdueSince(), LocalDate.class))
                        .bind("currency", statement.currency())
                        .bind("amountOverdue", statement.amountOverdue().amount())
                        .bind("balance", statement.balance().amount())
                        .bind("minimumDue", orNull(amount(statement), BigDecimal.class))
                        .bind("nextDueOn", orNull(statement.nextDueOn(), LocalDate.class));
        return Columns.bindBreakdown(
                        Columns.bindTerms(sql, statement.terms()), statement.breakdown())
                .map(Facts::formerAccount)
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    private static @Nullable BigDecimal amount(Statement statement) {
        var minimumDue = statement.minimumDue();
        return minimumDue == null ? null : minimumDue.amount();
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
