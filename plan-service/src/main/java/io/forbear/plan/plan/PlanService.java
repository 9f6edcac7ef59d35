package io.forbear.plan.plan;

import io.forbear.messaging.EventIds;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.affordability.Affordabilities;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.approval.Approval;
import io.forbear.plan.approval.ApprovalLimits;
import io.forbear.plan.approval.Approvals;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.AnsweredRequests.Answer;
import io.forbear.plan.plan.AnsweredRequests.Marked;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes proposals and agreements. */
@Component
class PlanService {
    private final Plans plans;
    private final KnownAccounts accounts;
    private final Affordabilities affordabilities;
    private final Approvals approvals;
    private final ApprovalLimits approvalLimits;
    private final Acceptances acceptances;
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
            Affordabilities affordabilities,
            Approvals approvals,
            ApprovalLimits approvalLimits,
            Acceptances acceptances,
            AnsweredRequests answered,
            PlanTracking tracking,
            PlanLives lives,
            PlanPublisher publisher,
            Proposing.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.plans = plans;
        this.accounts = accounts;
        this.affordabilities = affordabilities;
        this.approvals = approvals;
        this.approvalLimits = approvalLimits;
        this.acceptances = acceptances;
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
        return decide(proposal, planId).flatMap(this::carryOut);
    }

    private Mono<Proposing> decide(Proposal proposal, String planId) {
        return Mono.zip(
                accounts.find(proposal.accountIds()).collectList(),
                affordability(proposal),
                (known, assessed) ->
                        Proposing.decide(
                                proposal,
                                known,
                                assessed.orElse(null),
                                policy,
                                planId,
                                clock.instant()));
    }

    private Mono<Optional<Affordability>> affordability(Proposal proposal) {
        var named = proposal.grounds().affordabilityId();
        return named == null
                ? Mono.just(Optional.empty())
                : affordabilities.find(named).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /**
     * The plan that a proposal would become, without making it.
     *
     * @return fails with a {@link Problem} as {@link #propose} does
     */
    Mono<Plan> preview(Proposal proposal) {
        return decide(proposal, "preview")
                .map(
                        decision ->
                                switch (decision) {
                                    case Proposing.Refused(var refusals) -> throw problem(refusals);
                                    case Proposing.Accepted(var plan) -> plan;
                                });
    }

    private Mono<Plan> carryOut(Proposing decision) {
        return switch (decision) {
            case Proposing.Refused(var refusals) -> Mono.error(problem(refusals));
            case Proposing.Accepted(var plan) ->
                    plans.insert(plan)
                            .then(Mono.defer(() -> approvals.put(approval(plan))))
                            .then(Mono.defer(() -> publisher.publish(plan, null)))
                            .thenReturn(plan);
        };
    }

    private Approval approval(Plan plan) {
        var needed = approvalLimits.exceededBy(plan.terms());
        return Approval.of(plan.planId(), plan.proposedBy(), needed);
    }

    /**
     * Brings a plan into force and tells of it.
     *
     * @param acceptedBy that both sides accepted it
     * @return fails with a {@link Problem}: 404 for an unknown plan; 409 if it is not proposed any
     *     more or another one is in force on one of its accounts; 422 if the law does not allow
     *     such an agreement
     */
    Mono<Plan> agree(
            String planId, Signing.Request request, Function<Plan, List<Acceptance>> acceptedBy) {
        return holding(
                planId,
                plan ->
                        sign(plan, request)
                                .flatMap(
                                        signed -> keep(acceptedBy.apply(plan)).thenReturn(signed)));
    }

    /**
     * Takes one side's acceptance; brings the plan into force if it is the second.
     *
     * @return fails with a {@link Problem}: 409 if that side has accepted already; otherwise as
     *     {@link #agree} does
     */
    Mono<Plan> accept(String planId, Function<Plan, Acceptance> acceptance) {
        return holding(
                planId,
                plan ->
                        acceptances
                                .of(planId)
                                .map(
                                        given ->
                                                Accepting.decide(
                                                        plan,
                                                        acceptance.apply(plan),
                                                        given,
                                                        clock.instant()))
                                .flatMap(decision -> carryOut(plan, decision)));
    }

    private Mono<Plan> carryOut(Plan plan, Accepting decision) {
        return switch (decision) {
            case Accepting.Late(var reason) -> Mono.error(Problem.conflict(reason));
            case Accepting.Refused(var refusals) -> Mono.error(problem(refusals));
            case Accepting.Waiting(var acceptance) -> acceptances.put(acceptance).thenReturn(plan);
            case Accepting.Both(var acceptance, var request) ->
                    acceptances.put(acceptance).then(Mono.defer(() -> sign(plan, request)));
        };
    }

    /** Finds a plan, holds its debtor, and does something with it as it is then. */
    private Mono<Plan> holding(String planId, Function<Plan, Mono<Plan>> work) {
        return plans.find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(
                        plan ->
                                plans.hold(plan.debtorId())
                                        .then(
                                                Mono.defer(
                                                        () ->
                                                                lives.requireNoStop(
                                                                        plan, clock.instant()))))
                .then(Mono.defer(() -> plans.find(planId)))
                .flatMap(work)
                .as(transaction::transactional);
    }

    private Mono<Void> keep(List<Acceptance> given) {
        return Flux.fromIterable(given).concatMap(acceptances::put).then();
    }

    private Mono<Plan> sign(Plan plan, Signing.Request request) {
        var approval =
                approvals.hold(plan.planId()).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(
                        debts(plan),
                        approval,
                        (debts, found) ->
                                Signing.decide(
                                        plan,
                                        request,
                                        debts,
                                        found.orElse(null),
                                        policy.limits(),
                                        clock.instant()))
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
                .then(Mono.defer(() -> plans.change(plan, null, clock.instant())))
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
