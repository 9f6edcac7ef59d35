package io.forbear.plan.affordability;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How often money comes or goes. */
enum Every {
    WEEK(52),
    FORTNIGHT(26),
    MONTH(12),
    QUARTER(4),
    YEAR(1);

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private final BigDecimal timesAYear;

    Every(int timesAYear) {
        this.timesAYear = BigDecimal.valueOf(timesAYear);
    }

    /** The amount of an average month. */
    Money aMonth(Money amount, RoundingMode rounding) {
        return amount.portion(timesAYear, MONTHS, rounding);
    }

    /** How the amount of a month comes about. */
    String arithmetic(Money amount) {
        return this == MONTH ? "" + amount : "%s x %s / 12".formatted(amount, timesAYear);
    }
}
