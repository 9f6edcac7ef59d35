package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.approval.Decision;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.performance.Breach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a plan is in its life. */
sealed interface PlanState {

    /** Offered; the debtor can agree until it expires. */
    record Proposed() implements PlanState {
        @Override
        public @Nullable Signature signature() {
            return null;
        }
    }

    /** The second person said no to the proposal; nothing came of it. */
    record Refused(Decision decision) implements PlanState {
        @Override
        public @Nullable Signature signature() {
            return null;
        }
    }

    /** Whoever proposed it took it back before it was agreed. */
    record Withdrawn(Decision decision) implements PlanState {
        @Override
        public @Nullable Signature signature() {
            return null;
        }
    }

    /** Agreed; collection rests. */
    record InForce(Signature signature) implements PlanState {}

    /** All instalments are paid. */
    record Completed(Signature signature, Instant at, Money paid) implements PlanState {}

    /** The debtor has died or gone bankrupt: a matter for people. */
    record Stopped(Signature signature, Instant at, Pause.Reason reason) implements PlanState {}

    /** Another plan has taken its place. */
    record Renegotiated(Signature signature, Instant at, String successorPlanId)
            implements PlanState {}

    /**
     * The debtor does not perform it; collection may resume. A broken plan stays broken: what is
     * paid later counts on the account, and a new plan can be agreed. Only a fact that becomes
     * known late, and disproves the breach, brings it into force again.
     */
    record Broken(Signature signature, Instant at, Breach breach) implements PlanState {}

    /** The agreement, once there is one. */
    @Nullable Signature signature();

    /** Who decided against it, and why; null unless somebody did. */
    default @Nullable Decision decision() {
        return switch (this) {
            case Refused(var decision) -> decision;
            case Withdrawn(var decision) -> decision;
            case Proposed _, InForce _, Completed _, Broken _, Stopped _, Renegotiated _ -> null;
        };
    }

    default PlanStatus status() {
        return switch (this) {
            case Proposed _ -> PlanStatus.PROPOSED;
            case Refused _ -> PlanStatus.REFUSED;
            case Withdrawn _ -> PlanStatus.WITHDRAWN;
            case InForce _ -> PlanStatus.IN_FORCE;
            case Completed _ -> PlanStatus.COMPLETED;
            case Broken _ -> PlanStatus.BROKEN;
            case Stopped _ -> PlanStatus.STOPPED;
            case Renegotiated _ -> PlanStatus.RENEGOTIATED;
        };
    }
}
