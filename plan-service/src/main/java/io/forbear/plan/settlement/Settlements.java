package io.forbear.plan.settlement;

import static io.forbear.plan.schedule.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.service.row.Conditions;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps settlements. */
@Component
class Settlements {
    private static final String INSERT =
            """
            INSERT INTO settlement (
                settlement_id, debtor_id, account_ids, currency, balance, amount, pay_by, offered_at,
                offered_by, expires_at, needs_approval)
            VALUES (
                :settlementId, :debtorId, :accountIds, :currency, :balance, :amount, :payBy,
                :offeredAt, :offeredBy, :expiresAt, :needsApproval)
            """;
    private static final String APPROVE =
            """
            UPDATE settlement SET
                granted = :granted, approved_by = :by, approved_at = :at, approved_because = :because
            WHERE settlement_id = :settlementId
            """;

    private final DatabaseClient database;

    Settlements(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Settlement settlement) {
        return database.sql(INSERT)
                .bind("settlementId", settlement.settlementId())
                .bind("debtorId", settlement.debtorId())
                .bind("accountIds", settlement.accountIds().toArray(String[]::new))
                .bind("currency", settlement.amount().currency())
                .bind("balance", settlement.balance().amount())
                .bind("amount", settlement.amount().amount())
                .bind("payBy", settlement.payBy())
                .bind("offeredAt", settlement.offeredAt())
                .bind("offeredBy", settlement.offeredBy())
                .bind("expiresAt", settlement.expiresAt())
                .bind("needsApproval", settlement.needsApproval())
                .then();
    }

    Mono<Void> approve(String settlementId, Settlement.Approval approval) {
        return database.sql(APPROVE)
                .bind("granted", approval.granted())
                .bind("by", approval.by())
                .bind("at", approval.at())
                .bind("because", approval.because())
                .bind("settlementId", settlementId)
                .then();
    }

    Mono<Void> accept(String settlementId, Settlement.Acceptance acceptance) {
        return database.sql(
                        """
                        UPDATE settlement SET accepted_at = :at, promise_id = :promiseId
                        WHERE settlement_id = :settlementId
                        """)
                .bind("at", acceptance.at())
                .bind("promiseId", acceptance.promiseId())
                .bind("settlementId", settlementId)
                .then();
    }

    Mono<Void> withdraw(String settlementId, Instant at) {
        return database.sql(
                        "UPDATE settlement SET withdrawn_at = :at WHERE settlement_id = :settlementId")
                .bind("at", at)
                .bind("settlementId", settlementId)
                .then();
    }

    Mono<Settlement> find(String settlementId) {
        return database.sql("SELECT * FROM settlement WHERE settlement_id = :settlementId")
                .bind("settlementId", settlementId)
                .map(Settlements::settlement)
                .one();
    }

    /**
     * Settlements in the order in which they were offered.
     *
     * @param after where to go on: a settlement id, or an empty text
     */
    Flux<Settlement> list(@Nullable String debtorId, String after, int limit) {
        var conditions =
                Conditions.none()
                        .add("settlement_id > :after", "after", after)
                        .add("debtor_id = :debtorId", "debtorId", debtorId);
        return database.sql(
                        "SELECT * FROM settlement %s ORDER BY settlement_id LIMIT %d"
                                .formatted(conditions.where(), limit))
                .bindValues(conditions.values())
                .map(Settlements::settlement)
                .all();
    }

    private static Settlement settlement(Readable row) {
        return new Settlement(
                get(row, "settlement_id", String.class),
                get(row, "debtor_id", String.class),
                List.of(get(row, "account_ids", String[].class)),
                money(row, "balance"),
                money(row, "amount"),
                get(row, "pay_by", LocalDate.class),
                get(row, "offered_at", Instant.class),
                get(row, "offered_by", String.class),
                get(row, "expires_at", Instant.class),
                get(row, "needs_approval", Boolean.class),
                approval(row),
                acceptance(row),
                row.get("withdrawn_at", Instant.class));
    }

    private static Settlement.@Nullable Approval approval(Readable row) {
        var granted = row.get("granted", Boolean.class);
        return granted == null
                ? null
                : new Settlement.Approval(
                        granted,
                        get(row, "approved_by", String.class),
                        get(row, "approved_at", Instant.class),
                        get(row, "approved_because", String.class));
    }

    private static Settlement.@Nullable Acceptance acceptance(Readable row) {
        var at = row.get("accepted_at", Instant.class);
        return at == null
                ? null
                : new Settlement.Acceptance(at, get(row, "promise_id", String.class));
    }
}
