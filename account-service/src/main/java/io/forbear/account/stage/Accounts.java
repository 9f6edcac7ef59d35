package io.forbear.account.stage;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what follows from the facts, and what others were told about it. Rows go to the database as
 * one JSON text, however many they are.
 */
@Component
class Accounts {
    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /** A join, for a plan that was made while there were few accounts does well with many. */
    private static final String FIND =
            """
            SELECT account.* FROM unnest(:accountIds) AS about (id)
            JOIN account ON account.account_id = about.id
            """;

    /** Segments of an account that has moved to another stage are judged anew, soon. */
    private static final String STORE =
            """
            WITH noted AS (
                INSERT INTO stage_change (
                    account_id, sequence, changed_at, as_of, stage, previous_stage, cause,
                    causation_id, overdue_since, currency, amount_overdue, balance)
                SELECT
                    account_id, sequence, changed_at, as_of, stage, previous_stage, cause,
                    causation_id, overdue_since, currency, amount_overdue, balance
                FROM jsonb_populate_recordset(
                    CAST(NULL AS stage_change), CAST(:changes AS jsonb))),
            moved AS (
                UPDATE segment_in_force SET due_at = LEAST(due_at, change.changed_at)
                FROM jsonb_populate_recordset(
                    CAST(NULL AS stage_change), CAST(:changes AS jsonb)) AS change
                WHERE change.account_id = segment_in_force.account_id
                    AND change.previous_stage <> change.stage)
            INSERT INTO account (
                account_id, debtor_id, sequence, stage, ever_overdue, overdue_since, currency,
                amount_overdue, balance, principal, interest, fees, penalty, creditor, product,
                jurisdictions, coverage, limitation_ends_on, charged_off, next_stage_at, paused,
                reached_since, reached_days)
            SELECT
                account_id, debtor_id, sequence, stage, ever_overdue, overdue_since, currency,
                amount_overdue, balance, principal, interest, fees, penalty, creditor, product,
                jurisdictions, coverage, limitation_ends_on, charged_off, next_stage_at, paused,
                reached_since, reached_days
            FROM jsonb_populate_recordset(CAST(NULL AS account), CAST(:accounts AS jsonb))
            ON CONFLICT (account_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                sequence = excluded.sequence,
                stage = excluded.stage,
                ever_overdue = excluded.ever_overdue,
                overdue_since = excluded.overdue_since,
                currency = excluded.currency,
                amount_overdue = excluded.amount_overdue,
                balance = excluded.balance,
                principal = excluded.principal,
                interest = excluded.interest,
                fees = excluded.fees,
                penalty = excluded.penalty,
                creditor = excluded.creditor,
                product = excluded.product,
                jurisdictions = excluded.jurisdictions,
                coverage = excluded.coverage,
                limitation_ends_on = excluded.limitation_ends_on,
                charged_off = excluded.charged_off,
                next_stage_at = excluded.next_stage_at,
                paused = excluded.paused,
                reached_since = excluded.reached_since,
                reached_days = excluded.reached_days
            """;

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** Accounts as they were last stored; one without a statement has no entry. */
    Mono<Map<AccountId, StoredAccount>> find(Collection<AccountId> accounts) {
        return database.sql(FIND)
                .bind("accountIds", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .map(Accounts::stored)
                .all()
                .collectMap(stored -> stored.staging().account().accountId());
    }

    /** Stores accounts, and in their histories what was told of them. */
    Mono<Void> store(List<StoredAccount> accounts, List<StageChange> changes) {
        return accounts.isEmpty()
                ? Mono.empty()
                : database.sql(STORE)
                        .bind("accounts", json(accounts.stream().map(AccountRow::of).toList()))
                        .bind("changes", json(changes.stream().map(ChangeRow::of).toList()))
                        .then();
    }

    private static String json(List<?> rows) {
        return ROWS.writeValueAsString(rows);
    }

    private static StoredAccount stored(Readable row) {
        var account =
                new StagedAccount(
                        new AccountId(get(row, "account_id", String.class)),
                        new DebtorId(get(row, "debtor_id", String.class)),
                        Columns.terms(row),
                        get(row, "stage", String.class),
                        row.get("overdue_since", LocalDate.class),
                        money(row, "amount_overdue"),
                        money(row, "balance"),
                        Columns.breakdown(row),
                        Pauses.parse(get(row, "paused", String.class)));
        var staging =
                new Staging(
                        account,
                        get(row, "ever_overdue", Boolean.class),
                        row.get("next_stage_at", Instant.class));
        var reached =
                new Reached(
                        row.get("reached_since", LocalDate.class),
                        get(row, "reached_days", Integer.class));
        return new StoredAccount(get(row, "sequence", Long.class), reached, staging);
    }
}
