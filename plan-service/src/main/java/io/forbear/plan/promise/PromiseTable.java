package io.forbear.plan.promise;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The decision table of promises: the first row that holds decides. The same rows are printed into
 * the documentation.
 */
enum PromiseTable {
    EVERY_DATE_KEPT(
            "every date is kept, even if the promise was taken back meanwhile",
            Outcome.KEPT,
            Situation::everyDateKept),
    STOPPED_BEFORE_A_MISS(
            "the debtor died or went bankrupt on or before the last day of grace of the first missed"
                    + " date, or no date is missed",
            Outcome.STOPPED,
            Situation::stoppedInTime),
    WITHDRAWN_BEFORE_A_MISS(
            "taken back on or before the last day of grace of the first missed date, or no date is"
                    + " missed",
            Outcome.WITHDRAWN,
            Situation::withdrawnInTime),
    NOTHING_MISSED_YET(
            "no date is missed, at least one is open", Outcome.RUNNING, s -> !s.aDateMissed()),
    ENOUGH_FOR_PARTLY(
            "a date is missed; by its last day of grace at least the share that counts as partly was"
                    + " paid of what was promised up to then",
            Outcome.PARTLY_KEPT,
            Situation::enoughForPartly),
    TOO_LITTLE("a date is missed; less was paid", Outcome.BROKEN, _ -> true);

    /**
     * What the table looks at.
     *
     * @param stoppedInTime the debtor died or went bankrupt before a date was missed
     * @param withdrawnInTime it was taken back before a date was missed
     * @param enoughForPartly what was paid on the day that decides is enough for partly keeping it
     */
    record Situation(
            boolean everyDateKept,
            boolean stoppedInTime,
            boolean withdrawnInTime,
            boolean aDateMissed,
            boolean enoughForPartly) {}

    private final String condition;
    private final Outcome outcome;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference or a lambda without state
    private final Predicate<Situation> holds;

    PromiseTable(String condition, Outcome outcome, Predicate<Situation> holds) {
        this.condition = condition;
        this.outcome = outcome;
        this.holds = holds;
    }

    static PromiseTable rowFor(Situation situation) {
        return Stream.of(values())
                .filter(row -> row.holds.test(situation))
                .findFirst()
                .orElseThrow();
    }

    Outcome outcome() {
        return outcome;
    }

    /** The row as the documentation prints it. */
    List<String> printed() {
        return List.of(condition, outcome.name());
    }
}
