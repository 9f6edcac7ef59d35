package io.forbear.plan.selfservice;

import io.forbear.money.Money;
import io.forbear.plan.offer.Offer;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the debtor sees it.
 *
 * @param rank 1 for the one recommended most
 * @param instalment every instalment but the last
 * @param percentOfMeans what share of his means it takes in a month, rounded up
 * @param approvalNeeded whether a second person of the creditor's has to approve it too
 * @param planId the plan it became; null: none yet
 */
record OfferView(
        String offerId,
        int rank,
        Money total,
        int instalments,
        Money instalment,
        LocalDate firstDueOn,
        LocalDate lastDueOn,
        @Nullable Money waiver,
        int percentOfMeans,
        boolean approvalNeeded,
        Instant expiresAt,
        @Nullable String planId) {
    static OfferView of(Offer offer) {
        return new OfferView(
                offer.offerId(),
                offer.rank(),
                offer.total(),
                offer.instalments(),
                offer.instalment(),
                offer.firstDueOn(),
                offer.lastDueOn(),
                offer.waiver(),
                offer.percentOfMeans(),
                !offer.approvalNeeded().isEmpty(),
                offer.expiresAt(),
                offer.planId());
    }
}
