package io.forbear.plan.performance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The decision table of plans: the first row that holds decides. The same rows are printed into the
 * documentation.
 */
public enum LifeTable {
    COMPLETED(
            "all was paid, by value date, on or before the day of whatever else ended it, and not"
                    + " taken back since",
            s -> s.isFirst(s.completedOn())),
    STOPPED(
            "the debtor died or went bankrupt, and nothing ended it before",
            s -> s.isFirst(s.stoppedOn())),
    RENEGOTIATED(
            "another plan was agreed in its place, and nothing ended it before",
            s -> s.isFirst(s.replacedOn())),
    BROKEN(
            "an instalment was not paid by the end of its last day of grace; or all was paid, and then"
                    + " taken back",
            s -> s.isFirst(s.brokenOn())),
    PAUSED("in force; a pause lasts", Situation::paused),
    IN_GRACE(
            "in force; an instalment is due and not paid, within its days of grace",
            Situation::inGrace),
    ON_TRACK("in force; nothing is due and unpaid", _ -> true);

    /**
     * What the table looks at; of two things on one day the one in the earlier row counts.
     *
     * @param completedOn when all was paid, unless that was taken back or came after a breach
     * @param brokenOn the day of the breach, unless all was paid by then
     */
    record Situation(
            @Nullable LocalDate completedOn,
            @Nullable LocalDate stoppedOn,
            @Nullable LocalDate replacedOn,
            @Nullable LocalDate brokenOn,
            boolean paused,
            boolean inGrace) {
        boolean isFirst(@Nullable LocalDate day) {
            return day != null
                    && Stream.of(
                                    Optional.ofNullable(completedOn),
                                    Optional.ofNullable(stoppedOn),
                                    Optional.ofNullable(replacedOn),
                                    Optional.ofNullable(brokenOn))
                            .flatMap(Optional::stream)
                            .noneMatch(other -> other.isBefore(day));
        }
    }

    private final String condition;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference or a lambda without state
    private final Predicate<Situation> holds;

    LifeTable(String condition, Predicate<Situation> holds) {
        this.condition = condition;
        this.holds = holds;
    }

    static LifeTable rowFor(Situation situation) {
        return Stream.of(values())
                .filter(row -> row.holds.test(situation))
                .findFirst()
                .orElseThrow();
    }

    /** The row as the documentation prints it. */
    List<String> printed() {
        return List.of(condition, name());
    }
}
