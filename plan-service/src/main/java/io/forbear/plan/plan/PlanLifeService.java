package io.forbear.plan.plan;

import io.forbear.messaging.request.Mark;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.performance.Deferral;
import io.forbear.plan.performance.LawfulPauses;
import io.forbear.plan.performance.Life;
import io.forbear.plan.plan.AgreedPause.End;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes agreed plans: pauses them, and puts others in their place. */
@Component
class PlanLifeService {
    private final Plans plans;
    private final PlanLives lives;
    private final AgreedPauses pauses;
    private final PlanTracking tracking;
    private final AgreementService agreements;
    private final KnownAccounts accounts;
    private final Proposing.Policy policy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PlanLifeService(
            Plans plans,
            PlanLives lives,
            AgreedPauses pauses,
            PlanTracking tracking,
            AgreementService agreements,
            KnownAccounts accounts,
            Proposing.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.plans = plans;
        this.lives = lives;
        this.pauses = pauses;
        this.tracking = tracking;
        this.agreements = agreements;
        this.accounts = accounts;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Pauses a plan in force.
     *
     * @param request how the caller marked the request; null: not at all
     * @return fails with a {@link Problem}: 404 for an unknown plan; 409 if it is not in force; 422
     *     if the plan would last longer than the law allows
     */
    Mono<Plan> pause(String planId, AgreedPause asked, @Nullable Mark request) {
        return agreements.once(request, planId, () -> pauseHeld(planId, asked));
    }

    private Mono<Plan> pauseHeld(String planId, AgreedPause asked) {
        return held(planId)
                .flatMap(
                        plan ->
                                Mono.zip(
                                        debts(plan),
                                        lives.lawfulPauses(plan, clock.instant()),
                                        (debts, others) ->
                                                checked(plan, debts, asked.pause(), others)))
                .then(Mono.defer(() -> pauses.insert(planId, asked, clock.instant())))
                .then(Mono.defer(() -> tracking.assess(planId, null, clock.instant())));
    }

    /**
     * Ends a pause today, before its review.
     *
     * @return the pause, ended; fails with a {@link Problem}: 404 for an unknown plan or pause; 409
     *     if the plan is not in force, or the pause does not last any more
     */
    Mono<AgreedPause> endPause(String planId, UUID pauseId, String because, String by) {
        return held(planId)
                .flatMap(plan -> ended(plan, pauseId, new End(today(plan), because, by)))
                .delayUntil(_ -> tracking.assess(planId, null, clock.instant()))
                .as(transaction::transactional);
    }

    private Mono<AgreedPause> ended(Plan plan, UUID pauseId, End end) {
        return pause(plan.planId(), pauseId)
                .filter(pause -> pause.canEnd(end.on()))
                .switchIfEmpty(
                        Mono.error(() -> Problem.conflict("The pause does not last any more.")))
                .delayUntil(_ -> pauses.end(pauseId, end, clock.instant()))
                .map(pause -> pause.ended(end));
    }

    private LocalDate today(Plan plan) {
        return LocalDate.ofInstant(clock.instant(), plan.zone());
    }

    private Mono<AgreedPause> pause(String planId, UUID pauseId) {
        return pauses.of(planId)
                .flatMapIterable(all -> all)
                .filter(pause -> pause.pauseId().equals(pauseId))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("pause", pauseId.toString())));
    }

    /** What the law says of a plan as long as all its pauses make it. */
    private Plan checked(Plan plan, List<Debt> debts, Pause pause, LawfulPauses others) {
        var agreement = plan.agreementInForce();
        if (pause.from().isBefore(agreement.signedOn())) {
            throw Problem.invalid(
                    "from", "must not be before the signature, " + agreement.signedOn());
        }
        var deferred = Deferral.of(agreement, others.pauses().and(List.of(pause)), today(plan));
        var refusals =
                policy.limits().againstDeferral(deferred.schedule(), debts, deferred.signedOn());
        if (!refusals.isEmpty()) {
            throw Problem.invalid("reviewOn", refusals.getFirst().reason());
        }
        return plan;
    }

    /**
     * Puts a proposed plan in the place of one in force.
     *
     * @param acceptedBy that both sides accepted it
     * @param mark how the caller marked the request; null: not at all
     * @return the new plan, in force; fails with a {@link Problem}: 404 for an unknown plan; 409 if
     *     the old one is not in force or the new one cannot be agreed; 422 if they are not of the
     *     same debtor and accounts, or the law does not allow the agreement
     */
    Mono<Plan> renegotiate(
            String planId,
            String successorId,
            Signing.Request request,
            Function<Plan, List<Acceptance>> acceptedBy,
            @Nullable Mark mark) {
        return agreements.once(
                mark, successorId, () -> replace(planId, successorId, request, acceptedBy));
    }

    private Mono<Plan> replace(
            String planId,
            String successorId,
            Signing.Request request,
            Function<Plan, List<Acceptance>> acceptedBy) {
        return held(planId)
                .zipWith(found(successorId))
                .flatMap(both -> replace(both.getT1(), both.getT2(), request))
                .then(Mono.defer(() -> agreements.agree(successorId, request, acceptedBy)));
    }

    private Mono<Plan> replace(Plan old, Plan successor, Signing.Request request) {
        if (!old.debtorId().equals(successor.debtorId())
                || !new HashSet<>(successor.accountIds()).containsAll(old.accountIds())) {
            return Mono.error(
                    Problem.invalid(
                            "successorPlanId", "must be of the same debtor and all its accounts"));
        }
        var on = LocalDate.ofInstant(request.signedAt(), old.zone());
        return lives.replace(old.planId(), new Life.Replacement(successor.planId(), on))
                .then(Mono.defer(() -> tracking.assess(old.planId(), null, clock.instant())))
                .filter(plan -> plan.state() instanceof PlanState.Renegotiated)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.conflict(
                                                "The plan had ended before it was renegotiated.")));
    }

    /** A plan in force, its debtor held. */
    private Mono<Plan> held(String planId) {
        return found(planId)
                .delayUntil(plan -> plans.hold(plan.debtorId()))
                .flatMap(_ -> found(planId))
                .filter(plan -> plan.state() instanceof InForce)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("The plan is not in force.")));
    }

    private Mono<Plan> found(String planId) {
        return plans.find(planId).switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)));
    }

    private Mono<List<Debt>> debts(Plan plan) {
        return accounts.find(plan.accountIds()).map(KnownAccount::debt).collectList();
    }
}
