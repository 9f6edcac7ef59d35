package io.forbear.plan.schedule;

import java.time.LocalDate;

/** How often an instalment falls due. */
public enum Frequency {
    WEEKLY,
    MONTHLY;

    /**
     * The due date so many instalments after the first. Months are counted from the first date, not
     * from the one before: after 31 January come 28 February and 31 March.
     */
    public LocalDate after(LocalDate first, int instalments) {
        return switch (this) {
            case WEEKLY -> first.plusWeeks(instalments);
            case MONTHLY -> first.plusMonths(instalments);
        };
    }
}
