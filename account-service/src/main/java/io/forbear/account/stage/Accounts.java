package io.forbear.account.stage;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.DebtorId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what follows from the facts, and what others were told about it. */
@Component
class Accounts {
    private static final String STORE =
            """
            INSERT INTO account VALUES (
                :accountId, :debtorId, :sequence, :stage, :everOverdue, :overdueSince,
                :currency, :amountOverdue, :balance, :principal, :interest, :fees, :penalty,
                :creditor, :product, :jurisdictions, :coverage, :limitationEndsOn, :chargedOff,
                :nextStageAt)
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
                next_stage_at = excluded.next_stage_at
            """;

    private static final String NOTE_AND_STORE =
            """
            WITH noted AS (
                INSERT INTO stage_change VALUES (
                    :accountId, :sequence, :changedAt, :asOf, :stage, :previousStage, :cause,
                    :causationId, :overdueSince, :currency, :amountOverdue, :balance))
            """
                    + STORE;

    private static final String DUE =
            """
            SELECT account_id FROM account
            WHERE next_stage_at <= :now
            ORDER BY next_stage_at, account_id
            LIMIT :limit
            """;

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** An account as it was last stored; empty before its first statement. */
    Mono<StoredAccount> find(AccountId account) {
        return database.sql("SELECT * FROM account WHERE account_id = :accountId")
                .bind("accountId", account.value())
                .map(Accounts::stored)
                .one();
    }

    /** Stores what nobody needs to be told. */
    Mono<Void> store(StoredAccount account) {
        return bind(database.sql(STORE), account).then();
    }

    /** Stores a changed account, and the change in its history. */
    Mono<Void> store(StoredAccount account, StageChange change) {
        return bind(database.sql(NOTE_AND_STORE), account)
                .bind("changedAt", change.changedAt())
                .bind("asOf", change.asOf())
                .bind("previousStage", orNull(change.previousStage(), String.class))
                .bind("cause", change.cause().name())
                .bind("causationId", orNull(change.causationId(), UUID.class))
                .then();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, StoredAccount stored) {
        var staging = stored.staging();
        var account = staging.account();
        var bound =
                sql.bind("accountId", account.accountId().value())
                        .bind("debtorId", account.debtorId().value())
                        .bind("sequence", stored.sequence())
                        .bind("stage", account.stage())
                        .bind("everOverdue", staging.everOverdue())
                        .bind("overdueSince", orNull(account.overdueSince(), LocalDate.class))
                        .bind("currency", account.balance().currency())
                        .bind("amountOverdue", account.amountOverdue().amount())
                        .bind("balance", account.balance().amount())
                        .bind("nextStageAt", orNull(staging.nextChangeAt(), Instant.class));
        return Columns.bindBreakdown(
                Columns.bindTerms(bound, account.terms()), account.breakdown());
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
                        Columns.breakdown(row));
        var staging =
                new Staging(
                        account,
                        get(row, "ever_overdue", Boolean.class),
                        row.get("next_stage_at", Instant.class));
        return new StoredAccount(get(row, "sequence", Long.class), staging);
    }

    /** The accounts whose stage time alone has changed by now, those waiting longest first. */
    Flux<AccountId> dueAt(Instant now, int limit) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> new AccountId(get(row, "account_id", String.class)))
                .all();
    }
}
