package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.plan.payment.Payment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps plans. Whoever changes a plan or takes down a posting holds the debtor until the
 * transaction ends, so that no posting is missed between two transactions.
 */
@Component
class Plans {
    private static final String HOLD =
            "SELECT pg_advisory_xact_lock(hashtextextended(:debtorId, 0))";

    private static final String INSERT =
            """
            WITH plan_row AS (
                INSERT INTO plan (
                    plan_id, debtor_id, account_ids, status, currency, due_on, amounts, contents,
                    exceeds_ability, willing, oral, recording_ref, zone, grace_days, proposed_at,
                    proposed_by, expires_at, ability_evidence, willingness_evidence,
                    affordability_id, fee_kinds, fee_amounts, waiver)
                VALUES (
                    :planId, :debtorId, :accountIds, :status, :currency, :dueOn, :amounts, :contents,
                    :exceedsAbility, :willing, :oral, :recordingRef, :zone, :graceDays, :proposedAt,
                    :proposedBy, :expiresAt, :abilityEvidence, :willingnessEvidence,
                    :affordabilityId, :feeKinds, :feeAmounts, :waiver)
                RETURNING plan_id, account_ids)
            INSERT INTO plan_account (account_id, plan_id)
            SELECT unnest(account_ids), plan_id FROM plan_row
            """;

    private static final String UPDATE =
            """
            UPDATE plan SET
                status = :status,
                stop_reason = :stopReason,
                signed_at = :signedAt,
                signed_orally = :signedOrally,
                signature_ref = :signatureRef,
                ended_at = :endedAt,
                ended_by = :endedBy,
                ended_because = :endedBecause,
                paid = :paid,
                breach_reason = :breachReason,
                breach_instalment = :breachInstalment,
                breach_shortfall = :breachShortfall,
                breach_on = :breachOn,
                next_check_at = :nextCheckAt
            WHERE plan_id = :planId
            """;

    /** Adds the state a plan is in to those it has been in. */
    private static final String RECORD =
            """
            INSERT INTO plan_state (
                plan_id, number, recorded_at, status, signed_at, signed_orally, signature_ref,
                ended_at, ended_by, ended_because, stop_reason, successor_plan_id, replaced_on, paid,
                breach_reason, breach_instalment, breach_shortfall, breach_on)
            SELECT
                plan_id,
                1 + (SELECT count(*) FROM plan_state WHERE plan_id = :planId),
                :now, status, signed_at, signed_orally, signature_ref,
                ended_at, ended_by, ended_because, stop_reason, successor_plan_id, replaced_on, paid,
                breach_reason, breach_instalment, breach_shortfall, breach_on
            FROM plan WHERE plan_id = :planId
            """;

    private static final String OCCUPY =
            """
            INSERT INTO plan_in_force (account_id, plan_id)
            SELECT unnest(account_ids), plan_id FROM plan WHERE plan_id = :planId
            ON CONFLICT (account_id) DO NOTHING
            """;

    /**
     * A posting can change a plan on its account, the plan it names, or that of what it reverses.
     */
    private static final String CHANGED_BY =
            """
            SELECT plan_id FROM plan
            WHERE signed_at IS NOT NULL AND (
                plan_id IN (SELECT plan_id FROM plan_account WHERE account_id = ANY (:accountIds))
                OR plan_id = :named
                OR plan_id IN (
                    SELECT plan_id FROM payment
                    WHERE account_id = :accountId AND payment_id = :reversed))
            ORDER BY plan_id
            """;

    private final DatabaseClient database;

    Plans(DatabaseClient database) {
        this.database = database;
    }

    /** Holds a debtor until the surrounding transaction ends. */
    Mono<Void> hold(String debtorId) {
        return database.sql(HOLD).bind("debtorId", debtorId).map(_ -> true).one().then();
    }

    /** All plans of a debtor that were agreed. */
    Flux<String> agreedBy(String debtorId) {
        return database.sql(
                        """
                        SELECT plan_id FROM plan
                        WHERE debtor_id = :debtorId AND signed_at IS NOT NULL
                        ORDER BY plan_id
                        """)
                .bind("debtorId", debtorId)
                .map(row -> get(row, "plan_id", String.class))
                .all();
    }

    /** Those of some debtors who have agreed to a plan. */
    Mono<Set<String>> whoAgreed(Collection<String> debtorIds) {
        return database.sql(
                        """
                        SELECT DISTINCT debtor_id FROM plan
                        WHERE debtor_id = ANY (:debtorIds) AND signed_at IS NOT NULL
                        """)
                .bind("debtorIds", debtorIds.toArray(String[]::new))
                .map(row -> get(row, "debtor_id", String.class))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Stores a new proposal. */
    Mono<Void> insert(Plan plan) {
        return PlanRow.bindProposal(database.sql(INSERT), plan)
                .then()
                .then(Mono.defer(() -> record(plan.planId(), plan.proposedAt())));
    }

    /** Stores that a plan has come to another state, and when to look at it next. */
    Mono<Void> change(Plan plan, @Nullable Instant nextCheckAt, Instant now) {
        return update(plan, nextCheckAt).then(Mono.defer(() -> record(plan.planId(), now)));
    }

    private Mono<Void> record(String planId, Instant now) {
        return database.sql(RECORD).bind("planId", planId).bind("now", now).then();
    }

    /** Stores when to look at a plan next. */
    Mono<Void> update(Plan plan, @Nullable Instant nextCheckAt) {
        return PlanRow.bindState(database.sql(UPDATE), plan)
                .bind("nextCheckAt", orNull(nextCheckAt, Instant.class))
                .then();
    }

    /** Makes it the plan in force on its accounts; false if another is, on at least one. */
    Mono<Boolean> occupyAccounts(Plan plan) {
        return database.sql(OCCUPY)
                .bind("planId", plan.planId())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == plan.accountIds().size());
    }

    /** Lets other plans come into force on its accounts. */
    Mono<Void> leaveAccounts(Plan plan) {
        return database.sql("DELETE FROM plan_in_force WHERE plan_id = :planId")
                .bind("planId", plan.planId())
                .then();
    }

    Mono<Plan> find(String planId) {
        return database.sql("SELECT * FROM plan WHERE plan_id = :planId")
                .bind("planId", planId)
                .map(PlanRow::plan)
                .one();
    }

    /**
     * Plans in the order in which they were proposed.
     *
     * @param after where to go on: a plan id, or an empty text
     */
    Flux<Plan> list(
            @Nullable String debtorId, @Nullable PlanStatus status, String after, int limit) {
        var sql =
                "SELECT * FROM plan WHERE plan_id > :after"
                        + (debtorId == null ? "" : " AND debtor_id = :debtorId")
                        + (status == null ? "" : " AND status = :status")
                        + " ORDER BY plan_id LIMIT :limit";
        var spec = database.sql(sql).bind("after", after).bind("limit", limit);
        spec = debtorId == null ? spec : spec.bind("debtorId", debtorId);
        spec = status == null ? spec : spec.bind("status", status.name());
        return spec.map(PlanRow::plan).all();
    }

    /** The agreed plans that a posting can change; one that has ended may come to life again. */
    Mono<List<String>> changedBy(Payment posting, Collection<String> accountIds) {
        return database.sql(CHANGED_BY)
                .bind("accountIds", accountIds.toArray(String[]::new))
                .bind("accountId", posting.accountId())
                .bind("named", orNull(posting.planId(), String.class))
                .bind("reversed", orNull(posting.reversesPaymentId(), String.class))
                .map(row -> get(row, "plan_id", String.class))
                .all()
                .collectList();
    }

    /** A plan to look at, and whose it is. */
    record Due(String planId, String debtorId) {}

    /** The plans to look at by now, those waiting longest first. */
    Flux<Due> dueAt(Instant now, int limit) {
        return database.sql(
                        """
                        SELECT plan_id, debtor_id FROM plan WHERE next_check_at <= :now
                        ORDER BY next_check_at, plan_id
                        LIMIT :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(
                        row ->
                                new Due(
                                        get(row, "plan_id", String.class),
                                        get(row, "debtor_id", String.class)))
                .all();
    }
}
