package io.forbear.plan.plan;

import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tries proposals and makes them, for others than callers over HTTP. */
@Component
public class ProposalDesk {
    private final PlanService service;
    private final Plans plans;
    private final Acceptances acceptances;
    private final Proposing.Policy policy;
    private final Clock clock;

    ProposalDesk(
            PlanService service,
            Plans plans,
            Acceptances acceptances,
            Proposing.Policy policy,
            Clock clock) {
        this.service = service;
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
        return service.propose(body.proposal(proposedBy), null)
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
     * @return fails with a {@link io.forbear.service.problem.Problem}: 409 if he has accepted
     *     already, or the plan is not one that can be accepted
     */
    public Mono<PlanView> acceptAsDebtor(String planId, String enteredBy) {
        return service.accept(
                        planId,
                        plan ->
                                new Acceptance(
                                        planId,
                                        Acceptance.Side.DEBTOR,
                                        clock.instant(),
                                        Acceptance.Channel.WEB,
                                        plan.debtorId(),
                                        enteredBy,
                                        false,
                                        null))
                .map(plan -> PlanView.of(plan, null));
    }

    /** Who accepted a plan, the earlier one first. */
    public Mono<List<Acceptance>> acceptances(String planId) {
        return acceptances.of(planId);
    }
}
