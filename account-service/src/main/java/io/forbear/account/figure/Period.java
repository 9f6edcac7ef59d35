package io.forbear.account.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the end of one day to the end of a later one.
 *
 * <p>None can be made if it does not end after it begins.
 */
record Period(LocalDate from, LocalDate to) {
    Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
    }

    /** The month that ended last, today or before. */
    static Period lastMonth(LocalDate today) {
        var end = lastMonthEnd(today);
        return new Period(YearMonth.from(end).minusMonths(1).atEndOfMonth(), end);
    }

    /** The newest end of a month that is not after a date. */
    static LocalDate lastMonthEnd(LocalDate date) {
        var end = YearMonth.from(date).atEndOfMonth();
        return end.equals(date) ? end : YearMonth.from(date).minusMonths(1).atEndOfMonth();
    }

    /** The ends of months that are not before its first and not after its last day. */
    List<LocalDate> monthEnds() {
        return Stream.iterate(
                        YearMonth.from(from),
                        month -> !month.atEndOfMonth().isAfter(to),
                        month -> month.plusMonths(1))
                .map(YearMonth::atEndOfMonth)
                .toList();
    }
}
