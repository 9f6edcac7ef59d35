package io.forbear.contact.besttime;

import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.HourCount;
import java.util.List;
import java.util.function.Predicate;

/**
 * Attempts, and how many of them reached the person.
 *
 * @param reached at most {@code attempts}
 */
public record Counts(long attempts, long reached) {
    static final Counts NONE = new Counts(0, 0);

    static Counts of(List<HourCount> all, Means means) {
        return sum(all, one -> one.means() == means);
    }

    static Counts of(List<HourCount> all, Means means, int hour) {
        return sum(all, one -> one.means() == means && one.hour() == hour);
    }

    private static Counts sum(List<HourCount> all, Predicate<HourCount> which) {
        return all.stream().filter(which).map(Counts::of).reduce(NONE, Counts::plus);
    }

    private static Counts of(HourCount count) {
        return new Counts(count.attempts(), count.reached());
    }

    private Counts plus(Counts other) {
        return new Counts(attempts + other.attempts, reached + other.reached);
    }

    /** The share reached if {@code weight} attempts at the expected share had been made before. */
    double smoothed(double expected, double weight) {
        return (reached + weight * expected) / (attempts + weight);
    }
}
