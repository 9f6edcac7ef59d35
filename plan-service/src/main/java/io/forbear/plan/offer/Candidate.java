package io.forbear.plan.offer;

import io.forbear.money.Money;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.plan.ProposalBody;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A lawful plan that could be offered.
 *
 * @param terms what it would say
 * @param body how to propose it
 * @param waiverPercent how much of the fees in the debt it waives; 0: nothing
 * @param approvalNeeded why a second person has to approve it
 * @param percentOfMeans what share of the debtor's means it takes in a month, rounded up
 */
record Candidate(
        AgreementTerms terms,
        ProposalBody body,
        int waiverPercent,
        List<String> approvalNeeded,
        int percentOfMeans) {

    /**
     * What is recommended more comes first: what is comfortable, what nobody else has to approve,
     * what waives less, what is done sooner.
     */
    static Comparator<Candidate> ranking(OfferPolicy policy) {
        return Comparator.comparing((Candidate one) -> !one.isComfortable(policy))
                .thenComparing(one -> !one.approvalNeeded().isEmpty())
                .thenComparingInt(Candidate::waiverPercent)
                .thenComparingInt(Candidate::count);
    }

    /** The share of the means that a monthly plan takes; above 100 if it takes more than all. */
    static int percentOfMeans(AgreementTerms terms, Affordability affordability) {
        var burden = terms.schedule().largest().amount();
        var means = affordability.disposable().amount();
        return means.signum() == 0
                ? Integer.MAX_VALUE
                : burden.multiply(BigDecimal.valueOf(100))
                        .divide(means, 0, RoundingMode.UP)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .intValue();
    }

    boolean isComfortable(OfferPolicy policy) {
        return percentOfMeans <= policy.comfortablePercent();
    }

    int count() {
        return terms.schedule().instalments().size();
    }

    Offer offer(String id, int rank, OfferPolicy policy, Instant expiresAt) {
        var schedule = terms.schedule();
        return new Offer(
                id,
                body.debtorId(),
                rank,
                schedule.total(),
                count(),
                schedule.instalments().getFirst().amount(),
                schedule.firstDueOn(),
                schedule.lastDueOn(),
                terms.waiver(),
                percentOfMeans,
                reasons(policy),
                approvalNeeded,
                expiresAt,
                null);
    }

    private List<String> reasons(OfferPolicy policy) {
        var reasons = new ArrayList<String>();
        reasons.add(
                "takes %d %% of what the debtor can afford in a month: %s"
                        .formatted(
                                percentOfMeans,
                                isComfortable(policy)
                                        ? "comfortable"
                                        : "tight, more than "
                                                + policy.comfortablePercent()
                                                + " %"));
        reasons.add(
                approvalNeeded.isEmpty()
                        ? "nobody else has to approve it"
                        : "a second person has to approve it: "
                                + String.join("; ", approvalNeeded));
        Money waiver = terms.waiver();
        reasons.add(
                waiver == null
                        ? "waives nothing"
                        : "waives %d %% of the fees in the debt, %s"
                                .formatted(waiverPercent, waiver));
        reasons.add(
                "done with %d instalments on %s".formatted(count(), terms.schedule().lastDueOn()));
        return reasons;
    }
}
