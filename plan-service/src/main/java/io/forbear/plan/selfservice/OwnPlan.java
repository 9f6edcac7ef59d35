package io.forbear.plan.selfservice;

import io.forbear.money.Money;
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
        Money total,
        Money fees,
        @Nullable Money waiver,
        List<Due> instalments,
        Instant expiresAt,
        @Nullable Instant signedAt) {
    /** An instalment. */
    record Due(LocalDate dueOn, Money amount) {}

    static OwnPlan of(PlanView plan) {
        return new OwnPlan(
                plan.planId(),
                plan.total(),
                plan.total().minus(plan.disclosure().debt()),
                plan.disclosure().waiver(),
                plan.instalments().stream().map(one -> new Due(one.dueOn(), one.amount())).toList(),
                plan.expiresAt(),
                plan.signedAt());
    }
}
