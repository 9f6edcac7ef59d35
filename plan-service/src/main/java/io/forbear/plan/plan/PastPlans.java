package io.forbear.plan.plan;

import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds plans as they were known here at an instant of the past, corrected since or not. */
@Component
class PastPlans {
    private static final String AT =
            """
            SELECT
                plan.plan_id, plan.debtor_id, plan.account_ids, plan.currency, plan.due_on,
                plan.amounts, plan.contents, plan.exceeds_ability, plan.willing, plan.oral,
                plan.recording_ref, plan.zone, plan.grace_days, plan.proposed_at, plan.proposed_by,
                plan.expires_at, plan.ability_evidence, plan.willingness_evidence,
                plan.affordability_id, plan.fee_kinds, plan.fee_amounts, plan.waiver,
                state.status, state.signed_at, state.signed_orally, state.signature_ref,
                state.ended_at, state.ended_by, state.ended_because, state.stop_reason,
                state.successor_plan_id, state.paid, state.breach_reason, state.breach_instalment,
                state.breach_shortfall, state.breach_on
            FROM plan JOIN plan_state state USING (plan_id)
            WHERE plan_id = :planId AND state.recorded_at <= :at
            ORDER BY state.number DESC LIMIT 1
            """;

    private final DatabaseClient database;
    private final Clock clock;

    PastPlans(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A plan as it was told at an instant.
     *
     * @return fails with a {@link Problem}: 400 if the instant lies ahead, 404 if the plan was not
     *     known then
     */
    Mono<Plan> at(String planId, Instant at) {
        return at.isAfter(clock.instant())
                ? Mono.error(
                        Problem.badRequest("knownAt", "must not lie in the future, found " + at))
                : database.sql(AT)
                        .bind("planId", planId)
                        .bind("at", at)
                        .map(PlanRow::plan)
                        .one()
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)));
    }
}
