package io.forbear.plan.promise;

import io.forbear.money.Money;
import java.time.LocalDate;

/**
 * How one date of a promise stands.
 *
 * @param lastDay the last day on which it could be paid
 */
public record DateStanding(
        int number, LocalDate dueOn, LocalDate lastDay, Money amount, State state) {
    /** How it stands. */
    public enum State {
        OPEN,
        /** Enough was paid by its day. */
        KEPT,
        /** Enough was paid within the days of grace. */
        KEPT_IN_GRACE,
        /** So little was missing after the last day of grace that it does not matter. */
        KEPT_WITHIN_TOLERANCE,
        /** Something was paid for it, but too little. */
        SHORT,
        /** Nothing was paid for it. */
        MISSED;

        boolean isKept() {
            return switch (this) {
                case KEPT, KEPT_IN_GRACE, KEPT_WITHIN_TOLERANCE -> true;
                case OPEN, SHORT, MISSED -> false;
            };
        }

        boolean isMissed() {
            return switch (this) {
                case SHORT, MISSED -> true;
                case OPEN, KEPT, KEPT_IN_GRACE, KEPT_WITHIN_TOLERANCE -> false;
            };
        }
    }
}
