package io.forbear.account.stage;

import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        return (product == null || product.equals(terms.product())) && terms.isUnder(jurisdiction);
    }

    boolean isForAll() {
        return product == null && jurisdiction == null;
    }

    /** The stage of an account that stands so, on a date. */
    String stageOn(Standing standing, LocalDate date) {
        return ruleOn(standing, date).stage();
    }

    private StageRule ruleOn(Standing standing, LocalDate date) {
        return stages.stream()
                .filter(rule -> rule.when().holds(standing, date))
                .findFirst()
                .orElseThrow();
    }

    /** The next date on which the passing of time alone changes the stage, if it ever does. */
    Optional<LocalDate> nextChangeAfter(LocalDate date, Standing standing) {
        var now = stageOn(standing, date);
        return turningPoints(standing)
                .filter(candidate -> candidate.isAfter(date))
                .sorted()
                .filter(candidate -> !stageOn(standing, candidate).equals(now))
                .findFirst();
    }

    /**
     * The dates from one to another, both included, on which an account that stands so enters a
     * stage that must be passed.
     */
    List<LocalDate> passages(Standing standing, LocalDate from, LocalDate to) {
        return Stream.concat(Stream.of(from), turningPoints(standing))
                .filter(date -> !date.isBefore(from) && !date.isAfter(to))
                .sorted()
                .distinct()
                .filter(date -> ruleOn(standing, date).mustPass())
                .filter(
                        date ->
                                date.equals(from)
                                        || !stageOn(standing, date)
                                                .equals(stageOn(standing, date.minusDays(1))))
                .toList();
    }

    /** Every date on which a condition may begin or cease to hold. */
    private Stream<LocalDate> turningPoints(Standing standing) {
        return Stream.of(
                        standing.eventDates(),
                        daysPastDueEdges(standing),
                        daysUntilDueEdges(standing),
                        daysSinceCureEdges(standing))
                .flatMap(dates -> dates);
    }

    private Stream<LocalDate> daysPastDueEdges(Standing standing) {
        var since = standing.overdueSince();
        return since == null
                ? Stream.empty()
                : edges(StageRule.Condition::daysPastDue)
                        .mapToObj(days -> DaysPastDue.dateOf(days, since, standing.pauses()))
                        .filter(Objects::nonNull);
    }

    /** These days are counted down: the range is entered at its end. */
    private Stream<LocalDate> daysUntilDueEdges(Standing standing) {
        var due = standing.statement().nextDueOn();
        return due == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(due.plusDays(1)),
                        edges(StageRule.Condition::daysUntilDue)
                                .mapToObj(days -> due.minusDays(days).plusDays(1)));
    }

    private Stream<LocalDate> daysSinceCureEdges(Standing standing) {
        var cured = standing.curedOn();
        return cured == null
                ? Stream.empty()
                : edges(StageRule.Condition::daysSinceCure).mapToObj(cured::plusDays);
    }

    /** The numbers of days with which ranges are entered and left. */
    private IntStream edges(Function<StageRule.Condition, @Nullable DayRange> rangeOf) {
        return stages.stream()
                .map(StageRule::when)
                .map(rangeOf)
                .filter(Objects::nonNull)
                .flatMapToInt(StageList::edges)
                .distinct();
    }

    private static IntStream edges(DayRange range) {
        var to = range.to();
        return to == null ? IntStream.of(range.from()) : IntStream.of(range.from(), to + 1);
    }
}
