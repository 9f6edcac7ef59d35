package io.forbear.plan.promise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the promises that were made in a time, by the judgement told of each last.
 *
 * @param from included
 * @param to excluded
 * @param decided how many were kept, partly kept or broken
 * @param keptRate share of these that was kept, rounded half up; null if none is decided
 */
record PromiseOutcomes(
        Instant from,
        Instant to,
        long promises,
        long decided,
        @Nullable BigDecimal keptRate,
        List<Count> outcomes) {
    private static final int DIGITS = 4;

    /** How many came to an outcome; of every outcome there is one. */
    record Count(Outcome outcome, long promises) {}

    static PromiseOutcomes of(Instant from, Instant to, Map<Outcome, Long> counted) {
        var counts =
                Stream.of(Outcome.values())
                        .map(outcome -> new Count(outcome, counted.getOrDefault(outcome, 0L)))
                        .toList();
        var decided = sum(counts.stream().filter(count -> isDecided(count.outcome())));
        var kept = counted.getOrDefault(Outcome.KEPT, 0L);
        return new PromiseOutcomes(
                from, to, sum(counts.stream()), decided, rate(kept, decided), counts);
    }

    private static boolean isDecided(Outcome outcome) {
        return outcome == Outcome.KEPT || outcome.isFailure();
    }

    private static long sum(Stream<Count> counts) {
        return counts.mapToLong(Count::promises).sum();
    }

    private static @Nullable BigDecimal rate(long kept, long decided) {
        return decided == 0
                ? null
                : BigDecimal.valueOf(kept)
                        .divide(BigDecimal.valueOf(decided), DIGITS, RoundingMode.HALF_UP);
    }
}
