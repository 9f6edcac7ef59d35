package io.forbear.plan.plan;

import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.approval.Approvals;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.Refusal;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes what both sides say to a proposal, and brings plans into force. */
@Component
class AgreementService {
    private final Plans plans;
    private final KnownAccounts accounts;
    private final Approvals approvals;
    private final Acceptances acceptances;
    private final MarkedRequests requests;
    private final PlanTracking tracking;
    private final PlanLives lives;
    private final PlanPublisher publisher;
    private final Proposing.Policy policy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AgreementService(
            Plans plans,
            KnownAccounts accounts,
            Approvals approvals,
            Acceptances acceptances,
            MarkedRequests requests,
            PlanTracking tracking,
            PlanLives lives,
            PlanPublisher publisher,
            Proposing.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.plans = plans;
        this.accounts = accounts;
        this.approvals = approvals;
        this.acceptances = acceptances;
        this.requests = requests;
        this.tracking = tracking;
        this.lives = lives;
        this.publisher = publisher;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Does something about a plan once, however often the same request comes.
     *
     * @param request how the caller marked it; null: not at all
     * @return the plan; as it is now if the request came before
     */
    Mono<Plan> once(@Nullable Mark request, String planId, Supplier<Mono<Plan>> work) {
        return requests.once(request, planId, work, plans::find).as(transaction::transactional);
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
            case Accepting.Refused(var refusals) -> Mono.error(Refusal.problem(refusals));
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
            case Signing.Refused(var refusals) -> Mono.error(Refusal.problem(refusals));
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
}
