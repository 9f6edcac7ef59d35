package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.approval.Decision;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.InstalmentStanding;
import io.forbear.plan.performance.Performance;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Completed;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.plan.plan.PlanState.Proposed;
import io.forbear.plan.schedule.InstalmentParts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it stands.
 *
 * @param graceDays how many days after its due date an instalment may still be paid
 * @param zone by which clock its days are counted
 * @param expiresAt until when the debtor could agree
 * @param signedAt when the agreement took effect; null while nothing is agreed
 * @param endedAt when it was completed or broken
 * @param breach how it was broken
 * @param paid what is paid towards it by today; null while nothing is agreed
 * @param overpaid what is paid beyond its total
 * @param decision who refused the proposal or took it back, and why; null: nobody did
 */
public record PlanView(
        String planId,
        PlanStatus status,
        String debtorId,
        List<String> accountIds,
        Money total,
        List<InstalmentView> instalments,
        List<PlanContent> contents,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing,
        boolean oral,
        @Nullable String recordingRef,
        int graceDays,
        ZoneId zone,
        Instant proposedAt,
        String proposedBy,
        Instant expiresAt,
        @Nullable Instant signedAt,
        @Nullable Instant endedAt,
        @Nullable Breach breach,
        @Nullable Money paid,
        @Nullable Money overpaid,
        @Nullable Decision decision,
        Disclosure disclosure) {

    /**
     * What a plan says beyond its schedule.
     *
     * @param debt what the instalments pay of the debt; with the fees it is the total
     * @param fees how much of the total is fees of a kind; a kind that is missing: nothing is said
     * @param waiver what is waived of the debt; null: nothing
     * @param affordabilityId the assessment the plan rests on
     */
    public record Disclosure(
            Money debt,
            Map<FeeKind, Money> fees,
            @Nullable Money waiver,
            List<String> abilityEvidence,
            List<String> willingnessEvidence,
            @Nullable String affordabilityId) {
        private static Disclosure of(AgreementTerms terms) {
            return new Disclosure(
                    terms.schedule().total().minus(terms.feeTotal()),
                    new TreeMap<>(terms.fees()),
                    terms.waiver(),
                    terms.grounds().abilityEvidence().stream().sorted().toList(),
                    terms.grounds().willingnessEvidence().stream().sorted().toList(),
                    terms.grounds().affordabilityId());
        }
    }

    /**
     * An instalment as it stands.
     *
     * @param debt the part of the amount that pays the debt
     * @param fees the part of it that pays fees
     * @param paid what is set against it; null while nothing is agreed
     * @param state null while nothing is agreed
     */
    public record InstalmentView(
            int number,
            LocalDate dueOn,
            Money amount,
            Money debt,
            Money fees,
            @Nullable Money paid,
            InstalmentStanding.@Nullable State state) {

        private static InstalmentView of(
                InstalmentParts parts, @Nullable InstalmentStanding standing) {
            var instalment = parts.instalment();
            return new InstalmentView(
                    instalment.number(),
                    instalment.dueOn(),
                    instalment.amount(),
                    parts.debt(),
                    parts.fees(),
                    standing == null ? null : standing.paid(),
                    standing == null ? null : standing.state());
        }
    }

    /**
     * A plan as it stands.
     *
     * @param performance how it is kept; null while nothing is agreed
     */
    static PlanView of(Plan plan, @Nullable Performance performance) {
        var signature = plan.state().signature();
        return new PlanView(
                plan.planId(),
                plan.state().status(),
                plan.debtorId(),
                plan.accountIds(),
                plan.schedule().total(),
                instalments(plan, performance),
                plan.terms().contents().stream().sorted().toList(),
                plan.terms().exceedsAbility(),
                plan.terms().willing(),
                signature == null ? plan.oral() : signature.oral(),
                signature == null ? plan.recordingRef() : signature.recordingRef(),
                plan.graceDays(),
                plan.zone(),
                plan.proposedAt(),
                plan.proposedBy(),
                plan.expiresAt(),
                signature == null ? null : signature.signedAt(),
                endedAt(plan.state()),
                plan.state() instanceof Broken broken ? broken.breach() : null,
                performance == null ? null : performance.paid(),
                performance == null ? null : performance.overpaid(),
                plan.state().decision(),
                Disclosure.of(plan.terms()));
    }

    private static List<InstalmentView> instalments(Plan plan, @Nullable Performance performance) {
        var parts = InstalmentParts.of(plan.schedule(), plan.terms().feeTotal());
        var standings = performance == null ? null : performance.instalments();
        return IntStream.range(0, parts.size())
                .mapToObj(
                        index ->
                                InstalmentView.of(
                                        parts.get(index),
                                        standings == null ? null : standings.get(index)))
                .toList();
    }

    private static @Nullable Instant endedAt(PlanState state) {
        return switch (state) {
            case Proposed _, InForce _ -> null;
            case Completed completed -> completed.at();
            case Broken broken -> broken.at();
            case PlanState.Refused(var decision) -> decision.at();
            case PlanState.Withdrawn(var decision) -> decision.at();
            case PlanState.Stopped stopped -> stopped.at();
            case PlanState.Renegotiated renegotiated -> renegotiated.at();
        };
    }
}
