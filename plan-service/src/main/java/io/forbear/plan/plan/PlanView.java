package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.InstalmentStanding;
import io.forbear.plan.performance.Performance;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Completed;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.plan.plan.PlanState.Proposed;
import io.forbear.plan.plan.PlanState.Status;
import io.forbear.plan.schedule.Instalment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
 */
record PlanView(
        String planId,
        Status status,
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
        @Nullable Money overpaid) {

    /**
     * An instalment as it stands.
     *
     * @param paid what is set against it; null while nothing is agreed
     * @param state null while nothing is agreed
     */
    record InstalmentView(
            int number,
            LocalDate dueOn,
            Money amount,
            @Nullable Money paid,
            InstalmentStanding.@Nullable State state) {

        private static InstalmentView of(Instalment instalment) {
            return new InstalmentView(
                    instalment.number(), instalment.dueOn(), instalment.amount(), null, null);
        }

        private static InstalmentView of(InstalmentStanding standing) {
            var instalment = standing.instalment();
            return new InstalmentView(
                    instalment.number(),
                    instalment.dueOn(),
                    instalment.amount(),
                    standing.paid(),
                    standing.state());
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
                performance == null ? null : performance.overpaid());
    }

    private static List<InstalmentView> instalments(Plan plan, @Nullable Performance performance) {
        return performance == null
                ? plan.schedule().instalments().stream().map(InstalmentView::of).toList()
                : performance.instalments().stream().map(InstalmentView::of).toList();
    }

    private static @Nullable Instant endedAt(PlanState state) {
        return switch (state) {
            case Proposed _, InForce _ -> null;
            case Completed completed -> completed.at();
            case Broken broken -> broken.at();
            case PlanState.Stopped stopped -> stopped.at();
            case PlanState.Renegotiated renegotiated -> renegotiated.at();
        };
    }
}
