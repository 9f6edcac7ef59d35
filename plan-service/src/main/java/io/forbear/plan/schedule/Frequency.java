package io.forbear.plan.schedule;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** How often an instalment falls due. */
public enum Frequency {
    WEEKLY,
    FORTNIGHTLY,
    MONTHLY;

    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    /**
     * The due date so many instalments after the first. Months are counted from the first date, not
     * from the one before: after 31 January come 28 February and 31 March.
     */
    public LocalDate after(LocalDate first, int instalments) {
        return switch (this) {
            case WEEKLY -> first.plusWeeks(instalments);
            case FORTNIGHTLY -> first.plusWeeks(2L * instalments);
            case MONTHLY -> first.plusMonths(instalments);
        };
    }

    /** What an instalment takes in an average month, rounded up to the smallest unit. */
    public Money aMonth(Money instalment) {
        return instalment.portion(perYear(), MONTHS_PER_YEAR, RoundingMode.UP);
    }

    private BigDecimal perYear() {
        return switch (this) {
            case WEEKLY -> BigDecimal.valueOf(52);
            case FORTNIGHTLY -> BigDecimal.valueOf(26);
            case MONTHLY -> MONTHS_PER_YEAR;
        };
    }
}
