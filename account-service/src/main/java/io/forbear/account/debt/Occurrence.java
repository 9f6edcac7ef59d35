package io.forbear.account.debt;

import io.forbear.account.fact.Posting;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.Comparator;

/** Something that changes what is owed, or how interest is charged from then on. */
sealed interface Occurrence {
    /** The order in which they count. */
    Comparator<Occurrence> IN_ORDER =
            Comparator.comparing(Occurrence::date).thenComparingInt(Occurrence::rank);

    LocalDate date();

    private int rank() {
        return switch (this) {
            case LateFeeDue _ -> 0;
            case InterestCompounds _ -> 1;
            case RateChanges _ -> 2;
            case Posted(_, var posting) -> posting.takenBack() == null ? 3 : 4;
            case End _ -> 5;
        };
    }

    /**
     * It is too late to pay a minimum payment in time.
     *
     * @param due when it was due
     * @param unpaid what had not been paid in time
     */
    record LateFeeDue(LocalDate date, LocalDate due, Money unpaid) implements Occurrence {}

    /** Interest that is unpaid now bears interest. */
    record InterestCompounds(LocalDate date) implements Occurrence {}

    /** Another rate is in force, or none was charged until now. */
    record RateChanges(LocalDate date) implements Occurrence {}

    /** A posting takes effect. */
    record Posted(LocalDate date, Posting posting) implements Occurrence {}

    /** The day that is asked about. */
    record End(LocalDate date) implements Occurrence {}
}
