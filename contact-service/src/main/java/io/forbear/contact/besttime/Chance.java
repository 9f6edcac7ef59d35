package io.forbear.contact.besttime;

import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.HourCount;
import java.util.List;

/**
 * How likely an attempt speaks to the debtor, estimated from counts.
 *
 * <pre>
 * overall = (R + 1) / (N + 2)                  similar debtors, any hour
 * similar = (R_h + 20 overall) / (N_h + 20)    similar debtors, this hour
 * value   = (r_h + 4 similar) / (n_h + 4)      the debtor himself, this hour
 * </pre>
 *
 * Without any attempt of his own he is taken to be like the others; after four in an hour, his own
 * experience weighs as much as theirs.
 *
 * @param own the debtor's attempts
 * @param similar those of similar debtors
 * @param value from 0 to 1
 */
public record Chance(Counts own, Counts similar, double value) {
    static final double OVERALL_WEIGHT = 20;
    static final double SIMILAR_WEIGHT = 4;

    /** Of a means within an hour of the day. */
    public static Chance at(int hour, Means means, List<HourCount> habits, List<HourCount> others) {
        var similar = Counts.of(others, means, hour);
        var own = Counts.of(habits, means, hour);
        var expected = similar.smoothed(overall(means, others), OVERALL_WEIGHT);
        return new Chance(own, similar, own.smoothed(expected, SIMILAR_WEIGHT));
    }

    /** Of a means at any hour. */
    public static Chance of(Means means, List<HourCount> habits, List<HourCount> others) {
        var own = Counts.of(habits, means);
        return new Chance(
                own,
                Counts.of(others, means),
                own.smoothed(overall(means, others), SIMILAR_WEIGHT));
    }

    /** One success and one failure are taken for granted, so that nothing is sure or hopeless. */
    private static double overall(Means means, List<HourCount> others) {
        return Counts.of(others, means).smoothed(1.0 / 2, 2);
    }
}
