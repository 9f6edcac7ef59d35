package io.forbear.contact.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the debtors of a group are contacted, compared with all others that were named.
 *
 * @param perDebtorDay attempts per debtor and day
 * @param ratio to the others; null: there are none
 * @param low lower bound of the ratio's 95 % confidence interval
 * @param high upper bound
 */
record Intensity(
        String group,
        int debtors,
        long attempts,
        double perDebtorDay,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        Flag flag) {
    private static final double Z_95 = 1.959964;

    /** What is to be thought of a group. */
    enum Flag {
        /** Contacted more than the others, beyond threshold and chance. */
        MORE,
        /** Contacted less. */
        LESS,
        NONE,
        /** Too few debtors in the group, or among the others, to say anything. */
        TOO_FEW
    }

    /**
     * Compares each group with all others together.
     *
     * @param attempts per debtor, by group
     * @param days of the time looked at
     */
    static List<Intensity> compare(
            Map<String, List<Long>> attempts, double days, FairnessSettings settings) {
        return attempts.keySet().stream()
                .sorted()
                .map(group -> of(group, attempts, days, settings))
                .toList();
    }

    private static Intensity of(
            String group,
            Map<String, List<Long>> attempts,
            double days,
            FairnessSettings settings) {
        var others = new ArrayList<Long>();
        attempts.forEach(
                (name, counts) -> {
                    if (!name.equals(group)) {
                        others.addAll(counts);
                    }
                });
        var own = Sample.of(attempts.getOrDefault(group, List.of()));
        var rest = Sample.of(others);
        var rate = own.attempts() / (own.debtors() * days);
        return rest.debtors() == 0
                ? new Intensity(
                        group, own.debtors(), own.attempts(), rate, null, null, null, Flag.TOO_FEW)
                : compared(group, own, rest, rate, settings);
    }

    private static Intensity compared(
            String group, Sample own, Sample rest, double rate, FairnessSettings settings) {
        var ratio = own.mean() / rest.mean();
        var spread = Z_95 * Math.sqrt(own.relativeVariance() + rest.relativeVariance());
        var low = ratio * Math.exp(-spread);
        var high = ratio * Math.exp(spread);
        var tooFew = Math.min(own.debtors(), rest.debtors()) < settings.smallestGroup();
        return new Intensity(
                group,
                own.debtors(),
                own.attempts(),
                rate,
                ratio,
                low,
                high,
                tooFew ? Flag.TOO_FEW : flag(ratio, low, high, settings.threshold()));
    }

    private static Flag flag(double ratio, double low, double high, double threshold) {
        if (ratio >= threshold && low > 1) {
            return Flag.MORE;
        }
        return ratio <= 1 / threshold && high < 1 ? Flag.LESS : Flag.NONE;
    }
}
