package io.forbear.plan.offer;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan that a debtor can choose.
 *
 * @param rank 1 for the one recommended most
 * @param total what is to be paid
 * @param instalment every instalment but the last
 * @param waiver what is waived of the debt; null: nothing
 * @param percentOfMeans what share of the debtor's means it takes in a month, rounded up
 * @param reasons why it stands where it does
 * @param approvalNeeded why a second person has to approve it before it can be agreed; none: nobody
 *     has to
 * @param planId the plan it became; null: none yet
 */
public record Offer(
        String offerId,
        String debtorId,
        int rank,
        Money total,
        int instalments,
        Money instalment,
        LocalDate firstDueOn,
        LocalDate lastDueOn,
        @Nullable Money waiver,
        int percentOfMeans,
        List<String> reasons,
        List<String> approvalNeeded,
        Instant expiresAt,
        @Nullable String planId) {
    public Offer {
        reasons = List.copyOf(reasons);
        approvalNeeded = List.copyOf(approvalNeeded);
    }

    /** The same once it has become a plan. */
    Offer as(@Nullable String plan) {
        return new Offer(
                offerId,
                debtorId,
                rank,
                total,
                instalments,
                instalment,
                firstDueOn,
                lastDueOn,
                waiver,
                percentOfMeans,
                reasons,
                approvalNeeded,
                expiresAt,
                plan);
    }
}
