package io.forbear.account.placement;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Placement;
import io.forbear.account.placement.AccountPlacement.Recall;
import io.forbear.account.placement.AccountPlacement.RecallReason;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps placements, those in force and those of the past. */
@Component
class Placements {
    private static final String SELECT = "SELECT *, told::text AS telling FROM placement ";

    private static final String HOLDS_ANY =
            """
            SELECT EXISTS (
                SELECT FROM placement WHERE agency_id = :agencyId AND debtor_id = :debtorId
                AND recalled_at IS NULL) AS holds
            """;

    private static final String HOLD_OF_DEBTOR =
            "SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))";

    private static final String INSERT =
            """
            INSERT INTO placement VALUES (
                :placementId, :accountId, :debtorId, :agencyId, :placedAt, :placedBy, :rule,
                :reasons, :stage, :currency, :amountOverdue, :noticeReference, :told::jsonb,
                :toldVersion)
            """;

    private static final String UPDATE =
            """
            UPDATE placement SET
                notice_reference = :noticeReference, told = :told::jsonb,
                told_version = :toldVersion, recalled_at = :recalledAt, recalled_by = :recalledBy,
                recall_reason = :recallReason, recall_note = :recallNote
            WHERE placement_id = :placementId
            """;

    private static final String OUTDATED =
            """
            SELECT p.account_id FROM placement p JOIN agency a USING (agency_id)
            WHERE p.recalled_at IS NULL AND p.told_version < a.version
            ORDER BY p.placement_id LIMIT :limit
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Placements(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<AccountPlacement> inForce(AccountId account) {
        return database.sql(SELECT + "WHERE account_id = :accountId AND recalled_at IS NULL")
                .bind("accountId", account.value())
                .map(this::placement)
                .one();
    }

    Mono<AccountPlacement> find(UUID placementId) {
        return database.sql(SELECT + "WHERE placement_id = :placementId")
                .bind("placementId", placementId)
                .map(this::placement)
                .one();
    }

    /** All placements of an account, the newest first. */
    Flux<AccountPlacement> of(AccountId account) {
        return database.sql(SELECT + "WHERE account_id = :accountId ORDER BY placed_at DESC")
                .bind("accountId", account.value())
                .map(this::placement)
                .all();
    }

    /** Placements of an agency in force, in the order of their accounts. */
    Flux<AccountPlacement> heldBy(String agencyId, String after, int limit) {
        return database.sql(
                        SELECT
                                + "WHERE agency_id = :agencyId AND recalled_at IS NULL"
                                + " AND account_id > :after ORDER BY account_id LIMIT :limit")
                .bind("agencyId", agencyId)
                .bind("after", after)
                .bind("limit", limit)
                .map(this::placement)
                .all();
    }

    /** Whether an agency holds any account of a debtor. */
    Mono<Boolean> holdsAny(String agencyId, DebtorId debtor) {
        return database.sql(HOLDS_ANY)
                .bind("agencyId", agencyId)
                .bind("debtorId", debtor.value())
                .map(row -> get(row, "holds", Boolean.class))
                .one();
    }

    /** Nobody else changes what is placed of a debtor until the transaction ends. */
    Mono<Void> holdOf(DebtorId debtor) {
        return database.sql(HOLD_OF_DEBTOR)
                .bind("key", "placements of " + debtor.value())
                .map(_ -> true)
                .all()
                .then();
    }

    /** Accounts that are placed with an agency which has changed since others were told. */
    Flux<AccountId> outdated(int limit) {
        return database.sql(OUTDATED)
                .bind("limit", limit)
                .map(row -> new AccountId(get(row, "account_id", String.class)))
                .all();
    }

    Mono<Void> insert(AccountPlacement placement) {
        return database.sql(INSERT)
                .bind("placementId", placement.placementId())
                .bind("accountId", placement.accountId().value())
                .bind("debtorId", placement.debtorId().value())
                .bind("agencyId", placement.agencyId())
                .bind("placedAt", placement.placedAt())
                .bind("placedBy", placement.placedBy())
                .bind("rule", orNull(placement.rule(), String.class))
                .bind("reasons", placement.reasons().toArray(String[]::new))
                .bind("stage", placement.stage())
                .bind("currency", placement.amountOverdue().currency())
                .bind("amountOverdue", placement.amountOverdue().amount())
                .bind("noticeReference", orNull(placement.noticeReference(), String.class))
                .bind("told", json.writeValueAsString(placement.told()))
                .bind("toldVersion", placement.toldVersion())
                .then();
    }

    Mono<Void> update(AccountPlacement placement) {
        var recall = placement.recall();
        return database.sql(UPDATE)
                .bind("placementId", placement.placementId())
                .bind("noticeReference", orNull(placement.noticeReference(), String.class))
                .bind("told", json.writeValueAsString(placement.told()))
                .bind("toldVersion", placement.toldVersion())
                .bind("recalledAt", orNull(recall == null ? null : recall.at(), Instant.class))
                .bind("recalledBy", orNull(recall == null ? null : recall.by(), String.class))
                .bind(
                        "recallReason",
                        orNull(recall == null ? null : recall.reason().name(), String.class))
                .bind("recallNote", orNull(recall == null ? null : recall.note(), String.class))
                .then();
    }

    private AccountPlacement placement(Readable row) {
        return new AccountPlacement(
                get(row, "placement_id", UUID.class),
                new AccountId(get(row, "account_id", String.class)),
                new DebtorId(get(row, "debtor_id", String.class)),
                get(row, "agency_id", String.class),
                get(row, "placed_at", Instant.class),
                get(row, "placed_by", String.class),
                row.get("rule", String.class),
                List.of(get(row, "reasons", String[].class)),
                get(row, "stage", String.class),
                money(row, "amount_overdue"),
                row.get("notice_reference", String.class),
                json.readValue(get(row, "telling", String.class), Placement.class),
                get(row, "told_version", Long.class),
                recall(row));
    }

    private static @Nullable Recall recall(Readable row) {
        var at = row.get("recalled_at", Instant.class);
        return at == null
                ? null
                : new Recall(
                        at,
                        get(row, "recalled_by", String.class),
                        RecallReason.valueOf(get(row, "recall_reason", String.class)),
                        row.get("recall_note", String.class));
    }
}
