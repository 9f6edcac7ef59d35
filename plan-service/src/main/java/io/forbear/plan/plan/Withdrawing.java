package io.forbear.plan.plan;

import io.forbear.plan.approval.Decision;

/**
 * Whether somebody may take a proposal back: only whoever made it, and only before it is agreed.
 */
sealed interface Withdrawing {
    /** He may, and does. */
    record Withdrawn(Plan plan) implements Withdrawing {}

    /** He has done so already. */
    record Unchanged() implements Withdrawing {}

    /** Things do not stand so that he may. */
    record Conflict(String reason) implements Withdrawing {}

    /** Decides about a withdrawal; an expired proposal can be taken back too. */
    static Withdrawing decide(Plan plan, Decision decision) {
        if (!decision.by().equals(plan.proposedBy())) {
            return new Conflict("Only whoever proposed a plan can take it back.");
        }
        return switch (plan.state()) {
            case PlanState.Proposed _ -> new Withdrawn(plan.in(new PlanState.Withdrawn(decision)));
            case PlanState.Withdrawn _ -> new Unchanged();
            case PlanState.Refused _,
                    PlanState.InForce _,
                    PlanState.Completed _,
                    PlanState.Broken _,
                    PlanState.Stopped _,
                    PlanState.Renegotiated _ ->
                    new Conflict(plan.notProposed());
        };
    }
}
