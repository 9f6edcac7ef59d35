package io.forbear.plan.promise;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.service.row.Conditions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps promises and the judgements that were told of them. */
@Component
class Promises {
    private static final String INSERT =
            """
            INSERT INTO promise (
                promise_id, debtor_id, account_ids, currency, due_on, amounts, grace_days,
                tolerance_amount, tolerance_percent, partly_from_percent, zone, promised_at,
                taken_at, taken_by, recording_ref, settlement_id, forgiven)
            VALUES (
                :promiseId, :debtorId, :accountIds, :currency, :dueOn, :amounts, :graceDays,
                :toleranceAmount, :tolerancePercent, :partlyFromPercent, :zone, :promisedAt,
                :takenAt, :takenBy, :recordingRef, :settlementId, :forgiven)
            """;
    private static final String TELL =
            """
            UPDATE promise SET
                sequence = :sequence, outcome = :outcome, judged_on = :judgedOn, paid = :paid,
                shortfall = :shortfall, next_step = :nextStep, reasons = :reasons,
                next_look_at = :nextLookAt
            WHERE promise_id = :promiseId
            """;

    private final DatabaseClient database;

    Promises(DatabaseClient database) {
        this.database = database;
    }

    /** A promise and the judgement that was told of it last. */
    record Entry(Promise promise, ToldJudgement told) {}

    Mono<Void> insert(Promise promise) {
        return PromiseRow.bind(database.sql(INSERT), promise).then();
    }

    Mono<Void> withdraw(String promiseId, Promise.Withdrawal withdrawal) {
        return database.sql(
                        """
                        UPDATE promise SET withdrawn_at = :at, withdrawn_because = :because
                        WHERE promise_id = :promiseId
                        """)
                .bind("at", withdrawal.at())
                .bind("because", withdrawal.because())
                .bind("promiseId", promiseId)
                .then();
    }

    /** Stores a judgement, and when to look again. */
    Mono<Void> tell(String promiseId, ToldJudgement told, @Nullable Instant nextLookAt) {
        var shortfall = told.shortfall();
        return database.sql(TELL)
                .bind("sequence", told.sequence())
                .bind("outcome", told.outcome().name())
                .bind("judgedOn", orNull(told.decidedOn(), LocalDate.class))
                .bind("paid", told.paid().amount())
                .bind(
                        "shortfall",
                        orNull(shortfall == null ? null : shortfall.amount(), BigDecimal.class))
                .bind("nextStep", told.nextStep().name())
                .bind("reasons", told.reasons().toArray(String[]::new))
                .bind("nextLookAt", orNull(nextLookAt, Instant.class))
                .bind("promiseId", promiseId)
                .then();
    }

    Mono<Entry> find(String promiseId) {
        return database.sql("SELECT * FROM promise WHERE promise_id = :promiseId")
                .bind("promiseId", promiseId)
                .map(row -> new Entry(PromiseRow.promise(row), PromiseRow.told(row)))
                .one();
    }

    /** Those of some debtors who have made a promise. */
    Mono<Set<String>> whoPromised(Collection<String> debtorIds) {
        return database.sql(
                        "SELECT DISTINCT debtor_id FROM promise WHERE debtor_id = ANY (:debtorIds)")
                .bind("debtorIds", debtorIds.toArray(String[]::new))
                .map(row -> get(row, "debtor_id", String.class))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All promises of a debtor. */
    Mono<List<Entry>> ofDebtor(String debtorId) {
        return database.sql("SELECT * FROM promise WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(row -> new Entry(PromiseRow.promise(row), PromiseRow.told(row)))
                .all()
                .collectList();
    }

    /**
     * Promises in the order in which they were entered.
     *
     * @param after where to go on: a promise id, or an empty text
     */
    Flux<Entry> list(
            @Nullable String debtorId, @Nullable Outcome outcome, String after, int limit) {
        var conditions =
                Conditions.none()
                        .add("promise_id > :after", "after", after)
                        .add("debtor_id = :debtorId", "debtorId", debtorId)
                        .add(
                                "outcome = :outcome",
                                "outcome",
                                outcome == null ? null : outcome.name());
        return database.sql(
                        "SELECT * FROM promise %s ORDER BY promise_id LIMIT %d"
                                .formatted(conditions.where(), limit))
                .bindValues(conditions.values())
                .map(row -> new Entry(PromiseRow.promise(row), PromiseRow.told(row)))
                .all();
    }

    /** How many of those made in a time came to which outcome; the end does not belong to it. */
    Mono<Map<Outcome, Long>> outcomes(Instant from, Instant to) {
        return database.sql(
                        """
                        SELECT outcome, count(*) AS promises FROM promise
                        WHERE promised_at >= :from AND promised_at < :to GROUP BY outcome
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(
                        row ->
                                Map.entry(
                                        Outcome.valueOf(get(row, "outcome", String.class)),
                                        get(row, "promises", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Those of the accounts on which a plan is in force. */
    Mono<Set<String>> inPlan(Collection<String> accountIds) {
        return database.sql(
                        "SELECT account_id FROM plan_in_force WHERE account_id = ANY (:accountIds)")
                .bind("accountIds", accountIds.toArray(String[]::new))
                .map(row -> get(row, "account_id", String.class))
                .all()
                .collect(Collectors.toSet());
    }

    /** The debtors at whose promises to look by now, those waiting longest first. */
    Flux<String> dueAt(Instant now, int limit) {
        return database.sql(
                        """
                        SELECT debtor_id, min(next_look_at) AS since FROM promise
                        WHERE next_look_at <= :now
                        GROUP BY debtor_id ORDER BY since, debtor_id LIMIT :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> get(row, "debtor_id", String.class))
                .all();
    }
}
