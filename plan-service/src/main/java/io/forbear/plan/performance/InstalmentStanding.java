package io.forbear.plan.performance;

import io.forbear.money.Money;
import io.forbear.plan.schedule.Instalment;

/**
 * How an instalment stands on a day.
 *
 * @param paid what is set against it; at most its amount
 */
public record InstalmentStanding(Instalment instalment, Money paid, State state) {

    /** How it stands. */
    public enum State {
        /** Not due yet, or due today. */
        UPCOMING,
        /** Due, and within the days of grace. */
        IN_GRACE,
        PAID,
        /** Paid after its day, within the days of grace, or later still. */
        CURED,
        MISSED
    }
}
