package io.forbear.plan.plan;

import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.performance.Agreement;
import io.forbear.plan.performance.Life;
import io.forbear.plan.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repayment plan.
 *
 * @param oral whether it was offered by word of mouth
 * @param recordingRef recording of that
 * @param zone by which clock its days are counted
 * @param graceDays how many days after its due date an instalment may still be paid
 * @param proposedBy subject of the token it was proposed with
 * @param expiresAt until when the debtor can agree
 */
record Plan(
        String planId,
        String debtorId,
        List<String> accountIds,
        AgreementTerms terms,
        boolean oral,
        @Nullable String recordingRef,
        ZoneId zone,
        int graceDays,
        Instant proposedAt,
        String proposedBy,
        Instant expiresAt,
        PlanState state) {
    Plan {
        accountIds = List.copyOf(accountIds);
    }

    Schedule schedule() {
        return terms.schedule();
    }

    /** The same plan in another state. */
    Plan in(PlanState next) {
        return new Plan(
                planId,
                debtorId,
                accountIds,
                terms,
                oral,
                recordingRef,
                zone,
                graceDays,
                proposedAt,
                proposedBy,
                expiresAt,
                next);
    }

    /** Whether it was ever agreed. */
    boolean isAgreed() {
        return state.signature() != null;
    }

    /** Why nothing can be decided about the proposal any more; null: it can. */
    @Nullable String whyClosed(Instant at) {
        if (!(state instanceof PlanState.Proposed)) {
            return notProposed();
        }
        return at.isAfter(expiresAt) ? "The proposal expired at " + expiresAt + "." : null;
    }

    /** That it has come to another state than that of a proposal. */
    String notProposed() {
        return "The plan is not proposed but " + state.status() + ".";
    }

    /** What has become of it; null while nothing is agreed. */
    @Nullable Life life(Collection<Payment> postings, Life.Circumstances around, Instant at) {
        var signature = state.signature();
        return signature == null
                ? null
                : Life.of(agreement(signature), postings, around, LocalDate.ofInstant(at, zone));
    }

    /**
     * What was agreed.
     *
     * @throws IllegalStateException if nothing is
     */
    Agreement agreementInForce() {
        var signature = state.signature();
        if (signature == null) {
            throw new IllegalStateException("plan " + planId + " is not agreed");
        }
        return agreement(signature);
    }

    private Agreement agreement(Signature signature) {
        return new Agreement(
                planId,
                Set.copyOf(accountIds),
                schedule(),
                LocalDate.ofInstant(signature.signedAt(), zone),
                graceDays);
    }
}
