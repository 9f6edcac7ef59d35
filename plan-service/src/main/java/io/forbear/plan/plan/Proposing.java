package io.forbear.plan.plan;

import io.forbear.plan.account.Calendars;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.Circumstances;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.schedule.DueDates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    record Policy(
            PlanLimits limits,
            Zones zones,
            Calendars calendars,
            int graceDays,
            Duration validFor) {}

    /**
     * Decides about a proposal.
     *
     * @param accounts those of the proposal's accounts that are known
     * @param affordability the assessment it rests on; null: it names none that is known
     * @param planId id of the plan it becomes
     */
    static Proposing decide(
            Proposal proposal,
            Collection<KnownAccount> accounts,
            @Nullable Affordability affordability,
            Policy policy,
            String planId,
            Instant now) {
        var debts = accounts.stream().map(KnownAccount::debt).toList();
        var zone =
                debts.stream().findFirst().map(policy.zones()::of).orElse(policy.zones().usual());
        var calendar =
                debts.stream().findFirst().map(policy.calendars()::of).orElse(DueDates.WEEKDAYS);
        var today = LocalDate.ofInstant(now, zone);
        var senseless = ProposalCheck.against(proposal, accounts, affordability, calendar, today);
        if (!senseless.isEmpty()) {
            return new Refused(senseless);
        }
        var terms = resting(proposal.terms(calendar), affordability);
        var circumstances =
                new Circumstances(
                        today,
                        proposal.due().frequency(),
                        affordability == null ? null : affordability.ability(zone));
        var unlawful = policy.limits().againstProposal(terms, debts, circumstances);
        return unlawful.isEmpty()
                ? new Accepted(plan(proposal, terms, policy, zone, planId, now))
                : new Refused(unlawful);
    }

    /** What shows that the debtor can afford so much shows what exceeds it. */
    private static AgreementTerms resting(
            AgreementTerms terms, @Nullable Affordability affordability) {
        return affordability == null ? terms : terms.shownBy(affordability.evidence());
    }

    private static Plan plan(
            Proposal proposal,
            AgreementTerms terms,
            Policy policy,
            ZoneId zone,
            String planId,
            Instant now) {
        return new Plan(
                planId,
                proposal.debtorId(),
                proposal.accountIds(),
                terms,
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
