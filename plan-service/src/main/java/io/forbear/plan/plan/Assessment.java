package io.forbear.plan.plan;

import io.forbear.plan.payment.Payment;
import io.forbear.plan.performance.Performance;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Completed;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.plan.plan.PlanState.Proposed;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What the postings and the date make of a plan.
 *
 * <table>
 * <caption>the next state</caption>
 * <tr><th></th><th>all paid</th><th>a breach</th><th>neither</th></tr>
 * <tr><td>proposed</td><td colspan="3">proposed</td></tr>
 * <tr><td>in force</td><td>completed</td><td>broken</td><td>in force</td></tr>
 * <tr><td>completed</td><td>completed</td><td colspan="2">broken: a payment was taken back</td></tr>
 * <tr><td>broken</td><td colspan="3">broken</td></tr>
 * </table>
 *
 * @param nextCheckAt when it can turn out differently without a new posting; null: never
 */
record Assessment(Plan plan, @Nullable Instant nextCheckAt) {

    static Assessment of(Plan plan, Collection<Payment> postings, Instant now) {
        var performance = plan.performance(postings, now);
        if (performance == null) {
            return new Assessment(plan, null);
        }
        var next = plan.in(next(plan.state(), performance, now));
        return new Assessment(next, nextCheck(next, performance));
    }

    private static PlanState next(PlanState state, Performance performance, Instant now) {
        return switch (state) {
            case Proposed _, Broken _ -> state;
            case InForce(var signature) ->
                    performance.isFulfilled()
                            ? new Completed(signature, now, performance.paid())
                            : performance
                                    .breach()
                                    .<PlanState>map(breach -> new Broken(signature, now, breach))
                                    .orElse(state);
            case Completed(var signature, _, _) ->
                    performance
                            .breachAfterCompletion()
                            .<PlanState>map(breach -> new Broken(signature, now, breach))
                            .orElse(state);
        };
    }

    private static @Nullable Instant nextCheck(Plan plan, Performance performance) {
        return switch (plan.state()) {
            case InForce _, Completed _ ->
                    performance
                            .nextCheckOn()
                            .map(date -> date.atStartOfDay(plan.zone()).toInstant())
                            .orElse(null);
            case Proposed _, Broken _ -> null;
        };
    }
}
