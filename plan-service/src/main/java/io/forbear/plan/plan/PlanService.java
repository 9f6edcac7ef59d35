package io.forbear.plan.plan;

import io.forbear.messaging.EventIds;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.AnsweredRequests.Answer;
import io.forbear.plan.plan.AnsweredRequests.Marked;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes proposals and agreements. */
@Component
class PlanService {
    private final Plans plans;
    private final KnownAccounts accounts;
    private final AnsweredRequests answered;
    private final PlanTracking tracking;
    private final PlanLives lives;
    private final PlanPublisher publisher;
    private final Proposing.Policy policy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PlanService(
            Plans plans,
            KnownAccounts accounts,
            AnsweredRequests answered,
            PlanTracking tracking,
            PlanLives lives,
            PlanPublisher publisher,
            Proposing.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.plans = plans;
        this.accounts = accounts;
        this.answered = answered;
        this.tracking = tracking;
        this.lives = lives;
        this.publisher = publisher;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes a plan of a proposal and tells of it; or finds the plan that the same request made.
     *
     * @param request how the caller marked the request; null: not at all
     * @return fails with a {@link Problem}: 422 if the proposal makes no sense, the law does not
     *     allow it, or the mark was used for another one
     */
    Mono<Plan> propose(Proposal proposal, @Nullable Marked request) {
        var planId = EventIds.next(clock).toString();
        var made = Mono.defer(() -> make(proposal, planId));
        var answer = request == null ? made : once(request, planId, made);
        return answer.as(transaction::transactional);
    }

    private Mono<Plan> once(Marked request, String planId, Mono<Plan> made) {
        return answered.claim(request, planId, clock.instant())
                .flatMap(
                        first ->
                                first
                                        ? made
                                        : answered.find(request).flatMap(a -> same(a, request)));
    }

    private Mono<Plan> same(Answer answer, Marked request) {
        return answer.digest().equals(request.digest())
                ? plans.find(answer.planId())
                : Mono.error(
                        Problem.invalid("Idempotency-Key", "was used before for another proposal"));
    }

    private Mono<Plan> make(Proposal proposal, String planId) {
        return accounts.find(proposal.accountIds())
                .collectList()
                .map(known -> Proposing.decide(proposal, known, policy, planId, clock.instant()))
                .flatMap(this::carryOut);
    }

    private Mono<Plan> carryOut(Proposing decision) {
        return switch (decision) {
            case Proposing.Refused(var refusals) -> Mono.error(problem(refusals));
            case Proposing.Accepted(var plan) ->
                    plans.insert(plan)
                            .then(Mono.defer(() -> publisher.publish(plan, null)))
                            .thenReturn(plan);
        };
    }

    /**
     * Brings a plan into force and tells of it.
     *
     * @return fails with a {@link Problem}: 404 for an unknown plan; 409 if it is not proposed any
     *     more or another one is in force on one of its accounts; 422 if the law does not allow
     *     such an agreement
     */
    Mono<Plan> agree(String planId, Signing.Request request) {
        return plans.find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(
                        plan ->
                                plans.hold(plan.debtorId())
                                        .then(
                                                Mono.defer(
                                                        () ->
                                                                lives.requireNoStop(
                                                                        plan, clock.instant())))
                                        .then(Mono.defer(() -> sign(planId, request))))
                .as(transaction::transactional);
    }

    private Mono<Plan> sign(String planId, Signing.Request request) {
        return plans.find(planId)
                .flatMap(
                        plan ->
                                debts(plan)
                                        .map(
                                                debts ->
                                                        Signing.decide(
                                                                plan,
                                                                request,
                                                                debts,
                                                                policy.limits(),
                                                                clock.instant())))
                .flatMap(this::carryOut);
    }

    private Mono<List<Debt>> debts(Plan plan) {
        return accounts.find(plan.accountIds()).map(KnownAccount::debt).collectList();
    }

    private Mono<Plan> carryOut(Signing decision) {
        return switch (decision) {
            case Signing.Late(var reason) -> Mono.error(Problem.conflict(reason));
            case Signing.Refused(var refusals) -> Mono.error(problem(refusals));
            case Signing.Signed(var plan) -> bringIntoForce(plan);
        };
    }

    private Mono<Plan> bringIntoForce(Plan plan) {
        return plans.occupyAccounts(plan)
                .filter(occupied -> occupied)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.conflict(
                                                "Another plan is in force on one of the accounts "
                                                        + plan.accountIds()
                                                        + ".")))
                .then(Mono.defer(() -> plans.update(plan, null)))
                .then(Mono.defer(() -> publisher.publish(plan, null)))
                .then(Mono.defer(() -> tracking.assess(plan.planId(), null, clock.instant())));
    }

    private static Problem problem(List<Refusal> refusals) {
        return Problem.invalid(
                refusals.stream()
                        .map(refusal -> new Problem.FieldError(refusal.field(), refusal.reason()))
                        .toList());
    }
}
