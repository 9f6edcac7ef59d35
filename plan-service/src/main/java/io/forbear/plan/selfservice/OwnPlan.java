package io.forbear.plan.selfservice;

import io.forbear.money.Money;
import io.forbear.plan.plan.PlanStatus;
import io.forbear.plan.plan.PlanView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the debtor sees it.
 *
 * @param fees how much of the total is fees
 * @param expiresAt until when both sides can accept it
 * @param signedAt from when on it is in force; null: not both sides have accepted
 */
record OwnPlan(
        String planId,
        Standing standing,
        Money total,
        Money fees,
        @Nullable Money waiver,
        List<Due> instalments,
        Instant expiresAt,
        @Nullable Instant signedAt) {
    /** Where a plan is in its life, as far as it concerns the debtor. */
    enum Standing {
        PROPOSED,
        /** The creditor's second person said no; another offer can be chosen. */
        NOT_APPROVED,
        /** The creditor took the proposal back. */
        WITHDRAWN,
        IN_FORCE,
        COMPLETED,
        BROKEN,
        STOPPED,
        REPLACED;

        static Standing of(PlanStatus status) {
            return switch (status) {
                case PROPOSED -> PROPOSED;
                case REFUSED -> NOT_APPROVED;
                case WITHDRAWN -> WITHDRAWN;
                case IN_FORCE -> IN_FORCE;
                case COMPLETED -> COMPLETED;
                case BROKEN -> BROKEN;
                case STOPPED -> STOPPED;
                case RENEGOTIATED -> REPLACED;
            };
        }
    }

    /** An instalment. */
    record Due(LocalDate dueOn, Money amount) {}

    static OwnPlan of(PlanView plan) {
        return new OwnPlan(
                plan.planId(),
                Standing.of(plan.status()),
                plan.total(),
                plan.total().minus(plan.disclosure().debt()),
                plan.disclosure().waiver(),
                plan.instalments().stream().map(one -> new Due(one.dueOn(), one.amount())).toList(),
                plan.expiresAt(),
                plan.signedAt());
    }
}
