package io.forbear.account.segment;

import io.forbear.account.segment.Score.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a score comes about: points for each attribute, and a segment for the sum of them.
 *
 * <p>None can be made if bands or segments leave a value out, or if a worse value would make the
 * score better.
 *
 * @param name what is scored: risk or willingness
 * @param moreIsBetter whether more points are a better score
 */
record Scale(String name, boolean moreIsBetter, List<Rating> ratings, List<Step> steps) {
    Scale {
        ratings = List.copyOf(ratings);
        steps = List.copyOf(steps);
        requireSteps(name, steps);
        for (var rating : ratings) {
            rating.requireFairness(name, moreIsBetter);
        }
    }

    /** Points for the values of an attribute, and for not knowing its value. */
    record Rating(Attribute attribute, int unknown, List<Band> bands) {
        Rating {
            bands = List.copyOf(bands);
            Band.requireWhole(attribute.word(), bands);
        }

        int pointsFor(@Nullable Integer value) {
            return value == null
                    ? unknown
                    : bands.stream()
                            .filter(band -> band.contains(value))
                            .findFirst()
                            .orElseThrow()
                            .points();
        }

        void requireFairness(String scale, boolean moreIsBetter) {
            boolean mayRise = attribute.moreIsWorse() != moreIsBetter;
            var isWrong =
                    IntStream.range(1, bands.size())
                            .map(i -> bands.get(i).points() - bands.get(i - 1).points())
                            .anyMatch(change -> mayRise ? change < 0 : change > 0);
            if (isWrong) {
                throw new IllegalArgumentException(
                        "%s: the points of %s must not %s with its value, found %s"
                                .formatted(
                                        scale, attribute.word(), mayRise ? "fall" : "rise", bands));
            }
        }
    }

    /**
     * A segment.
     *
     * @param below sums less than this; null: all others
     */
    record Step(String segment, @Nullable Integer below) {}

    private static void requireSteps(String name, List<Step> steps) {
        var bands =
                steps.stream()
                        .map(step -> new Band(step.below() == null ? null : step.below() - 1, 0))
                        .toList();
        Band.requireWhole(name + " segments", bands);
    }

    /** The score of an account with these values; one that is missing is unknown. */
    Score score(Map<Attribute, Integer> values) {
        var reasons =
                ratings.stream()
                        .map(rating -> reason(rating, values.get(rating.attribute())))
                        .sorted(Comparator.comparingInt((Reason r) -> -Math.abs(r.points())))
                        .toList();
        var points = reasons.stream().mapToInt(Reason::points).sum();
        return new Score(segment(points), points, reasons);
    }

    private static Reason reason(Rating rating, @Nullable Integer value) {
        return new Reason(rating.attribute().word(), value, rating.pointsFor(value));
    }

    private String segment(int points) {
        return steps.stream()
                .filter(
                        step ->
                                step.below() == null
                                        || points < Objects.requireNonNull(step.below()))
                .findFirst()
                .orElseThrow()
                .segment();
    }
}
