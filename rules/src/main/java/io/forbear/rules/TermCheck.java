package io.forbear.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs a clock that the law starts with some fact. */
public non-sealed interface TermCheck extends Check {

    /**
     * A term.
     *
     * @param name which clock; empty when there is one only
     * @param due last day, included
     * @param metOn the day on which what is due was done; null while it was not
     * @param duty whether missing it is a finding
     */
    record Term(String name, LocalDate due, ZoneId zone, @Nullable LocalDate metOn, boolean duty) {

        /** Whether what is due was done in time. */
        public boolean met() {
            var done = metOn;
            return done != null && !done.isAfter(due);
        }

        /** Whether it has been missed by a day: done later, or not done and the term is over. */
        public boolean missed(LocalDate today) {
            var done = metOn;
            return duty && (done != null ? done.isAfter(due) : today.isAfter(due));
        }
    }

    /** Whether any of its terms is a duty; others produce no findings. */
    default boolean hasDuty() {
        return true;
    }

    /** How long after its start a term of it ends at the latest. */
    Duration longest();

    /** An upper bound for so many days counted in any zone. */
    static Duration days(long days) {
        // the day of the start is not over, and a day may have 25 hours
        return Duration.ofDays(days + 2);
    }

    /** Whether facts of this type can start the clock. */
    boolean startsWith(Class<? extends Fact> type);

    /**
     * A fact that may start the clock.
     *
     * @param accounts the accounts of the fact that the rule's pack binds
     * @param brokeLaw whether a contact broke any rule, as a proven violation
     */
    record Start(CaseFile file, Fact fact, List<String> accounts, Predicate<Attempt> brokeLaw) {}

    /** Tells the terms that a fact starts. */
    void terms(Start start, Consumer<Term> out);

    /** Whether a changed contact can change the terms a later contact starts. */
    default boolean reaches(Attempt earlier, Attempt later) {
        return false;
    }
}
