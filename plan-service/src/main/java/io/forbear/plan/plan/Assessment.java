package io.forbear.plan.plan;

import io.forbear.plan.debtor.Pause;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.Life;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Completed;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.plan.plan.PlanState.Proposed;
import io.forbear.plan.plan.PlanState.Renegotiated;
import io.forbear.plan.plan.PlanState.Stopped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's life so far makes of it. Only what is proposed stays as it is; the state of an
 * agreed plan follows from the decision table of its life, whatever it was before.
 *
 * @param nextCheckAt when it can turn out differently without a new fact; null: never
 */
record Assessment(Plan plan, @Nullable Instant nextCheckAt) {
    /**
     * @param life null while nothing is agreed
     */
    static Assessment of(Plan plan, @Nullable Life life, Instant now) {
        var signature = plan.state().signature();
        if (life == null || signature == null) {
            return new Assessment(plan, null);
        }
        var next = plan.in(next(plan.state(), signature, life, now));
        return new Assessment(next, nextCheck(next, life));
    }

    private static PlanState next(PlanState state, Signature signature, Life life, Instant now) {
        return switch (life.row()) {
            case COMPLETED ->
                    state instanceof Completed
                            ? state
                            : new Completed(signature, now, life.performance().paid());
            case STOPPED -> stopped(state, signature, life, now);
            case RENEGOTIATED -> renegotiated(state, signature, life, now);
            case BROKEN -> broken(state, signature, life.breach().orElseThrow(), now);
            case PAUSED, IN_GRACE, ON_TRACK ->
                    state instanceof InForce ? state : new InForce(signature);
        };
    }

    private static PlanState stopped(PlanState state, Signature signature, Life life, Instant now) {
        var reason = life.stop().orElseThrow().reason();
        return state instanceof Stopped before && before.reason() == reason
                ? state
                : new Stopped(signature, now, reason);
    }

    private static PlanState renegotiated(
            PlanState state, Signature signature, Life life, Instant now) {
        var replacement = life.replacement();
        return state instanceof Renegotiated || replacement == null
                ? state
                : new Renegotiated(signature, now, replacement.planId());
    }

    private static PlanState broken(
            PlanState state, Signature signature, Breach breach, Instant now) {
        return state instanceof Broken before && before.breach().equals(breach)
                ? state
                : new Broken(signature, now, breach);
    }

    private static @Nullable Instant nextCheck(Plan plan, Life life) {
        return switch (plan.state()) {
            case InForce _, Completed _ ->
                    life.nextCheckOn()
                            .map(date -> date.atStartOfDay(plan.zone()).toInstant())
                            .orElse(null);
            case Stopped _ ->
                    life.stop()
                            .map(Pause::until)
                            .map(date -> date.atStartOfDay(plan.zone()).toInstant())
                            .orElse(null);
            case Proposed _, PlanState.Refused _, PlanState.Withdrawn _, Broken _, Renegotiated _ ->
                    null;
        };
    }
}
