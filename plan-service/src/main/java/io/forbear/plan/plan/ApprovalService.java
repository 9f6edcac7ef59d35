package io.forbear.plan.plan;

import io.forbear.plan.approval.Approval;
import io.forbear.plan.approval.Approvals;
import io.forbear.plan.approval.Decision;
import io.forbear.plan.approval.Ruling;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Has proposals approved or refused by a second person, or taken back by whoever made them. */
@Component
class ApprovalService {
    private final Plans plans;
    private final Approvals approvals;
    private final PlanPublisher publisher;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ApprovalService(
            Plans plans,
            Approvals approvals,
            PlanPublisher publisher,
            TransactionalOperator transaction,
            Clock clock) {
        this.plans = plans;
        this.approvals = approvals;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A second person approves.
     *
     * @return fails with a {@link Problem}: 404 for an unknown plan, 409 if he may not
     */
    Mono<Approval> approve(String planId, String approver, @Nullable String note) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return ruled(planId, approval -> Ruling.onApproval(approval, approver, now, note));
    }

    /** A second person refuses; fails as {@link #approve} does. */
    Mono<Approval> refuse(String planId, Decision decision) {
        return ruled(planId, approval -> Ruling.onRefusal(approval, decision));
    }

    private Mono<Approval> ruled(String planId, Function<Approval, Ruling> rule) {
        return held(planId)
                .zipWhen(_ -> approvals.hold(planId).switchIfEmpty(unknown(planId)))
                .flatMap(both -> carryOut(both.getT1(), rule.apply(both.getT2())))
                .as(transaction::transactional);
    }

    private Mono<Approval> carryOut(Plan plan, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Unchanged(var approval) -> Mono.just(approval);
            case Ruling.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case Ruling.Granted(var approval) ->
                    open(plan).then(Mono.defer(() -> approvals.put(approval))).thenReturn(approval);
            case Ruling.Refused(var approval, var decision) ->
                    open(plan)
                            .flatMap(_ -> close(plan.in(new PlanState.Refused(decision))))
                            .thenReturn(approval);
        };
    }

    /**
     * Whoever proposed a plan takes it back.
     *
     * @return fails with a {@link Problem}: 404 for an unknown plan, 409 if he may not
     */
    Mono<Plan> withdraw(String planId, Decision decision) {
        return held(planId)
                .flatMap(plan -> carryOut(plan, Withdrawing.decide(plan, decision)))
                .as(transaction::transactional);
    }

    private Mono<Plan> carryOut(Plan plan, Withdrawing decision) {
        return switch (decision) {
            case Withdrawing.Unchanged _ -> Mono.just(plan);
            case Withdrawing.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case Withdrawing.Withdrawn(var withdrawn) -> close(withdrawn);
        };
    }

    private Mono<Plan> open(Plan plan) {
        var reason = plan.whyClosed(clock.instant());
        return reason == null ? Mono.just(plan) : Mono.error(Problem.conflict(reason));
    }

    private Mono<Plan> close(Plan plan) {
        return plans.change(plan, null, clock.instant())
                .then(Mono.defer(() -> publisher.publish(plan, null)))
                .thenReturn(plan);
    }

    /** A plan, its debtor held. */
    private Mono<Plan> held(String planId) {
        return plans.find(planId)
                .switchIfEmpty(unknown(planId))
                .delayUntil(plan -> plans.hold(plan.debtorId()))
                .flatMap(_ -> plans.find(planId));
    }

    private static <T> Mono<T> unknown(String planId) {
        return Mono.error(() -> Problem.notFound("plan", planId));
    }
}
