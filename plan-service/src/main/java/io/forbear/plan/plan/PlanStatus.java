package io.forbear.plan.plan;

/** Where a plan is in its life, by name. */
public enum PlanStatus {
    PROPOSED,
    REFUSED,
    WITHDRAWN,
    IN_FORCE,
    COMPLETED,
    BROKEN,
    STOPPED,
    RENEGOTIATED
}
