package io.forbear.account.terms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How the time between two dates is counted for interest: the first day counts, the last not. */
public enum DayCount {
    /** Days, for a rate per day. */
    DAILY,
    /** Days, a year having 365, for a rate per year. */
    ACTUAL_365,
    /** Days, each as a part of its own year of 365 or 366, for a rate per year. */
    ACTUAL_ACTUAL,
    /** Months of 30 days (30E/360), for a rate per year. */
    THIRTY_360;

    private static final int DAYS_OF_YEAR = 365;
    private static final int COMMERCIAL_MONTH = 30;
    private static final int COMMERCIAL_YEAR = 360;

    /** The days that count. */
    public long days(LocalDate from, LocalDate to) {
        return switch (this) {
            case DAILY, ACTUAL_365, ACTUAL_ACTUAL -> ChronoUnit.DAYS.between(from, to);
            case THIRTY_360 ->
                    COMMERCIAL_YEAR * (to.getYear() - (long) from.getYear())
                            + COMMERCIAL_MONTH * (to.getMonthValue() - (long) from.getMonthValue())
                            + Math.min(COMMERCIAL_MONTH, to.getDayOfMonth())
                            - Math.min(COMMERCIAL_MONTH, from.getDayOfMonth());
        };
    }

    /** How often the rate counts: in days for a rate per day, in years for a rate per year. */
    public BigDecimal factor(LocalDate from, LocalDate to) {
        return switch (this) {
            case DAILY -> BigDecimal.valueOf(days(from, to));
            case ACTUAL_365 -> share(days(from, to), DAYS_OF_YEAR);
            case ACTUAL_ACTUAL -> years(from, to);
            case THIRTY_360 -> share(days(from, to), COMMERCIAL_YEAR);
        };
    }

    private static BigDecimal years(LocalDate from, LocalDate to) {
        var years = BigDecimal.ZERO;
        for (var start = from; start.isBefore(to); ) {
            var nextYear = start.withDayOfYear(1).plusYears(1);
            var end = nextYear.isBefore(to) ? nextYear : to;
            years = years.add(share(ChronoUnit.DAYS.between(start, end), start.lengthOfYear()));
            start = end;
        }
        return years;
    }

    private static BigDecimal share(long days, int ofYear) {
        return BigDecimal.valueOf(days).divide(BigDecimal.valueOf(ofYear), MathContext.DECIMAL128);
    }
}
