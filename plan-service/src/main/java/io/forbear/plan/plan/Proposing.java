package io.forbear.plan.plan;

import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** Whether a proposal becomes a plan. */
sealed interface Proposing {

    /** It does. */
    record Accepted(Plan plan) implements Proposing {}

    /** It makes no sense, or the law does not allow it. */
    record Refused(List<Refusal> refusals) implements Proposing {}

    /**
     * What the bank has laid down for its plans.
     *
     * @param graceDays how many days after its due date an instalment may still be paid
     * @param validFor how long a debtor can agree to a proposal
     */
    record Policy(PlanLimits limits, Zones zones, int graceDays, Duration validFor) {}

    /**
     * Decides about a proposal.
     *
     * @param accounts those of the proposal's accounts that are known
     * @param planId id of the plan it becomes
     */
    static Proposing decide(
            Proposal proposal,
            Collection<KnownAccount> accounts,
            Policy policy,
            String planId,
            Instant now) {
        var zone =
                accounts.stream()
                        .findFirst()
                        .map(account -> policy.zones().of(account.debt()))
                        .orElse(policy.zones().usual());
        var today = LocalDate.ofInstant(now, zone);
        var senseless = ProposalCheck.against(proposal, accounts, today);
        if (!senseless.isEmpty()) {
            return new Refused(senseless);
        }
        var debts = accounts.stream().map(KnownAccount::debt).toList();
        var plan = plan(proposal, policy, zone, planId, now);
        var unlawful = policy.limits().againstProposal(plan.terms(), debts, today);
        return unlawful.isEmpty() ? new Accepted(plan) : new Refused(unlawful);
    }

    private static Plan plan(
            Proposal proposal, Policy policy, ZoneId zone, String planId, Instant now) {
        return new Plan(
                planId,
                proposal.debtorId(),
                proposal.accountIds(),
                new AgreementTerms(
                        proposal.schedule(),
                        proposal.contents(),
                        proposal.exceedsAbility(),
                        proposal.willing()),
                proposal.oral(),
                proposal.recordingRef(),
                zone,
                policy.graceDays(),
                now,
                proposal.proposedBy(),
                now.plus(policy.validFor()),
                new PlanState.Proposed());
    }
}
