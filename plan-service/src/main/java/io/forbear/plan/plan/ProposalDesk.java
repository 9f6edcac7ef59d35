package io.forbear.plan.plan;

import io.forbear.messaging.request.Mark;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tries proposals and makes them, for others than callers over HTTP. */
@Component
public class ProposalDesk {
    private final ProposalService proposals;
    private final AgreementService agreements;
    private final Plans plans;
    private final Acceptances acceptances;
    private final Proposing.Policy policy;
    private final Clock clock;

    ProposalDesk(
            ProposalService proposals,
            AgreementService agreements,
            Plans plans,
            Acceptances acceptances,
            Proposing.Policy policy,
            Clock clock) {
        this.proposals = proposals;
        this.agreements = agreements;
        this.plans = plans;
        this.acceptances = acceptances;
        this.policy = policy;
        this.clock = clock;
    }

    /** What would become of a proposal. */
    public sealed interface Outcome {
        /** A plan with these terms. */
        record Lawful(AgreementTerms terms) implements Outcome {}

        /** Nothing. */
        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    /** What would become of a proposal; nothing is stored. */
    public Outcome outcome(
            ProposalBody body,
            Collection<KnownAccount> accounts,
            Affordability affordability,
            String proposedBy,
            Instant now) {
        var proposal = body.proposal(proposedBy);
        return switch (Proposing.decide(proposal, accounts, affordability, policy, "", now)) {
            case Proposing.Accepted(var plan) -> new Outcome.Lawful(plan.terms());
            case Proposing.Refused(var refusals) -> new Outcome.Refused(refusals);
        };
    }

    /**
     * Makes a plan of a proposal.
     *
     * @return fails with a {@link io.forbear.service.problem.Problem} if it cannot be one
     */
    public Mono<PlanView> propose(ProposalBody body, String proposedBy) {
        return proposals
                .propose(body.proposal(proposedBy), null)
                .map(plan -> PlanView.of(plan, null));
    }

    /** A plan, without how it is kept. */
    public Mono<PlanView> plan(String planId) {
        return plans.find(planId).map(plan -> PlanView.of(plan, null));
    }

    /**
     * Takes the debtor's acceptance from himself, in writing; the creditor's stays with the desk.
     *
     * @param enteredBy subject of what he came with
     * @param request how he marked the request; null: not at all
     * @return fails with a {@link io.forbear.service.problem.Problem}: 409 if he has accepted
     *     already, or the plan is not one that can be accepted
     */
    public Mono<PlanView> acceptAsDebtor(String planId, String enteredBy, @Nullable Mark request) {
        return agreements
                .once(
                        request,
                        planId,
                        () -> agreements.accept(planId, plan -> byHimself(plan, enteredBy)))
                .map(plan -> PlanView.of(plan, null));
    }

    private Acceptance byHimself(Plan plan, String enteredBy) {
        return new Acceptance(
                plan.planId(),
                Acceptance.Side.DEBTOR,
                clock.instant(),
                Acceptance.Channel.WEB,
                plan.debtorId(),
                enteredBy,
                false,
                null);
    }

    /** Who accepted a plan, the earlier one first. */
    public Mono<List<Acceptance>> acceptances(String planId) {
        return acceptances.of(planId);
    }
}
