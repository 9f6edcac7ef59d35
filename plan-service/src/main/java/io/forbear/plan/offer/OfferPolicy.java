package io.forbear.plan.offer;

import java.time.Duration;
import java.util.List;

/**
 * Which plans are offered.
 *
 * @param instalments the lengths that are tried
 * @param waiverPercents how much of the fees in the debt is waived in offers with a waiver
 * @param comfortablePercent up to which share of the debtor's means an offer counts as comfortable
 * @param most how many offers without a waiver, and how many with one, are made at most
 * @param validForDays how long an offer stands
 */
public record OfferPolicy(
        List<Integer> instalments,
        List<Integer> waiverPercents,
        int comfortablePercent,
        int most,
        int validForDays) {
    public OfferPolicy {
        instalments = List.copyOf(instalments);
        waiverPercents = List.copyOf(waiverPercents);
        if (instalments.isEmpty() || instalments.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("lengths are 1 at least, found " + instalments);
        }
        if (waiverPercents.stream().anyMatch(percent -> percent < 1 || percent > 100)) {
            throw new IllegalArgumentException(
                    "waivers are 1 to 100 percent, found " + waiverPercents);
        }
    }

    Duration validFor() {
        return Duration.ofDays(validForDays);
    }
}
