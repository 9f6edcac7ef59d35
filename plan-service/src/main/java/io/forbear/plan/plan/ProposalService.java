package io.forbear.plan.plan;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.affordability.Affordabilities;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.approval.Approval;
import io.forbear.plan.approval.ApprovalLimits;
import io.forbear.plan.approval.Approvals;
import io.forbear.plan.limits.Refusal;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes proposals. */
@Component
class ProposalService {
    private final Plans plans;
    private final KnownAccounts accounts;
    private final Affordabilities affordabilities;
    private final Approvals approvals;
    private final ApprovalLimits approvalLimits;
    private final MarkedRequests requests;
    private final PlanPublisher publisher;
    private final Proposing.Policy policy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ProposalService(
            Plans plans,
            KnownAccounts accounts,
            Affordabilities affordabilities,
            Approvals approvals,
            ApprovalLimits approvalLimits,
            MarkedRequests requests,
            PlanPublisher publisher,
            Proposing.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.plans = plans;
        this.accounts = accounts;
        this.affordabilities = affordabilities;
        this.approvals = approvals;
        this.approvalLimits = approvalLimits;
        this.requests = requests;
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
     *     allow it, or the mark was used for another request
     */
    Mono<Plan> propose(Proposal proposal, @Nullable Mark request) {
        var planId = EventIds.next(clock).toString();
        return requests.once(request, planId, () -> make(proposal, planId), plans::find)
                .as(transaction::transactional);
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
                                    case Proposing.Refused(var refusals) ->
                                            throw Refusal.problem(refusals);
                                    case Proposing.Accepted(var plan) -> plan;
                                });
    }

    private Mono<Plan> carryOut(Proposing decision) {
        return switch (decision) {
            case Proposing.Refused(var refusals) -> Mono.error(Refusal.problem(refusals));
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
}
