package io.forbear.account.stage;

import io.forbear.account.fact.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of stages; an account is in the first one whose condition holds. It follows from
 * the facts and the date alone, never from the stage before or from when it was last looked at.
 *
 * <p>None can be made if the last stage has a condition, or an earlier one has none.
 *
 * @param product the product it is for; null: every product
 * @param jurisdiction the jurisdiction it is for, ISO 3166; one without a subdivision covers its
 *     subdivisions; null: every jurisdiction
 */
record StageList(@Nullable String product, @Nullable String jurisdiction, List<StageRule> stages) {
    StageList {
        stages = List.copyOf(stages);
        var unconditional =
                stages.stream().takeWhile(rule -> !rule.when().alwaysHolds()).count() + 1;
        if (unconditional != stages.size()) {
            throw new IllegalArgumentException(
                    "a stage list ends with its only stage without a condition, found " + stages);
        }
    }

    /** Whether this list is the one for an account with these terms. */
    boolean isFor(Terms terms) {
        return (product == null || product.equals(terms.product()))
                && (jurisdiction == null || terms.jurisdictions().stream().anyMatch(this::covers));
    }

    private boolean covers(String place) {
        return place.equals(jurisdiction) || place.startsWith(jurisdiction + "-");
    }

    boolean isForAll() {
        return product == null && jurisdiction == null;
    }

    /** The stage of an account that stands so, on a date. */
    String stageOn(Standing standing, LocalDate date) {
        return stages.stream()
                .filter(rule -> rule.when().holds(standing, date))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    /** The next date on which the passing of time alone changes the stage, if it ever does. */
    Optional<LocalDate> nextChangeAfter(LocalDate date, Standing standing) {
        var now = stageOn(standing, date);
        return Stream.concat(standing.planDates(), thresholds(standing))
                .filter(candidate -> candidate.isAfter(date))
                .sorted()
                .filter(candidate -> !stageOn(standing, candidate).equals(now))
                .findFirst();
    }

    /** The dates on which the account enters or leaves a range of days past due. */
    private Stream<LocalDate> thresholds(Standing standing) {
        var since = standing.overdueSince();
        return since == null
                ? Stream.empty()
                : stages.stream()
                        .map(rule -> rule.when().daysPastDue())
                        .filter(Objects::nonNull)
                        .flatMapToInt(StageList::edges)
                        .mapToObj(since::plusDays);
    }

    private static IntStream edges(DayRange range) {
        var to = range.to();
        return to == null ? IntStream.of(range.from()) : IntStream.of(range.from(), to + 1);
    }
}
