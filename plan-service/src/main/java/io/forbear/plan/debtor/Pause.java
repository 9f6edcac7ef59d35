package io.forbear.plan.debtor;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nothing falls due.
 *
 * @param from the first of them
 * @param until the first day after them; null: until further notice
 */
public record Pause(Reason reason, LocalDate from, @Nullable LocalDate until) {
    /** Why there is a pause. */
    public enum Reason {
        /** Declared by the debtor; ends on its review date unless it ends before. */
        HARDSHIP(false),
        /** A breathing space given by law. */
        MORATORIUM(false),
        BANKRUPT(true),
        DECEASED(true);

        private final boolean stops;

        Reason(boolean stops) {
            this.stops = stops;
        }

        /** Whether all plans and promises end for as long as it lasts. */
        public boolean stops() {
            return stops;
        }
    }

    public Pause {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a pause ends after it begins, found " + from + " to " + until);
        }
    }

    /** Whether it lasts on a day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
