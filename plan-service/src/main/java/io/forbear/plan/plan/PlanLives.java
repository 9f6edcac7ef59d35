package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;

import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.payment.Payments;
import io.forbear.plan.performance.Life;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what surrounds agreed plans, and loads what their lives follow from. */
@Component
class PlanLives {
    private final DatabaseClient database;
    private final Debtors debtors;
    private final AgreedPauses agreed;
    private final Payments payments;
    private final int hardshipDays;

    PlanLives(
            DatabaseClient database,
            Debtors debtors,
            AgreedPauses agreed,
            Payments payments,
            @Value("${forbear.plan.hardship-review-days}") int hardshipDays) {
        this.database = database;
        this.debtors = debtors;
        this.agreed = agreed;
        this.payments = payments;
        this.hardshipDays = hardshipDays;
    }

    /** What has become of a plan; empty while nothing is agreed. */
    Mono<Optional<Life>> of(Plan plan, Instant now) {
        return Mono.zip(
                payments.forPlan(plan.planId(), plan.accountIds()),
                circumstances(plan),
                (postings, around) -> Optional.ofNullable(plan.life(postings, around, now)));
    }

    private Mono<Life.Circumstances> circumstances(Plan plan) {
        return Mono.zip(
                pauses(plan),
                replacement(plan.planId()),
                (pauses, replacement) -> new Life.Circumstances(pauses, replacement.orElse(null)));
    }

    /** All that pauses a plan, declared or agreed. */
    Mono<Pauses> pauses(Plan plan) {
        return Mono.zip(
                debtors.declarations(plan.debtorId()),
                agreed.of(plan.planId()),
                (declarations, found) ->
                        Pauses.of(declarations, plan.accountIds(), plan.zone(), hardshipDays)
                                .and(found.stream().map(AgreedPause::pause).toList()));
    }

    private Mono<Optional<Life.Replacement>> replacement(String planId) {
        return database.sql(
                        """
                        SELECT successor_plan_id, replaced_on FROM plan
                        WHERE plan_id = :planId AND successor_plan_id IS NOT NULL
                        """)
                .bind("planId", planId)
                .map(
                        row ->
                                new Life.Replacement(
                                        get(row, "successor_plan_id", String.class),
                                        get(row, "replaced_on", LocalDate.class)))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Fails with a {@link Problem} 409 if the debtor has died or gone bankrupt. */
    Mono<Void> requireNoStop(Plan plan, Instant now) {
        return pauses(plan)
                .mapNotNull(
                        pauses -> pauses.stop(LocalDate.ofInstant(now, plan.zone())).orElse(null))
                .flatMap(
                        stop ->
                                Mono.error(
                                        Problem.conflict(
                                                "Nothing can be agreed: the debtor is "
                                                        + stop.reason()
                                                        + ".")));
    }

    /** Keeps that another plan has taken its place. */
    Mono<Void> replace(String planId, Life.Replacement replacement) {
        return database.sql(
                        """
                        UPDATE plan SET successor_plan_id = :successor, replaced_on = :on
                        WHERE plan_id = :planId
                        """)
                .bind("successor", replacement.planId())
                .bind("on", replacement.on())
                .bind("planId", planId)
                .then();
    }

    /** The plan in whose place one was agreed. */
    Mono<Optional<String>> predecessor(String planId) {
        return database.sql("SELECT plan_id FROM plan WHERE successor_plan_id = :planId")
                .bind("planId", planId)
                .map(row -> get(row, "plan_id", String.class))
                .first()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Keeps that a reminder was asked for; false if it was before. */
    Mono<Boolean> remind(String planId, String key, Instant now) {
        return database.sql(
                        """
                        INSERT INTO plan_reminder VALUES (:planId, :key, :now) ON CONFLICT DO NOTHING
                        """)
                .bind("planId", planId)
                .bind("key", key)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
