package io.forbear.rules.validation;

import io.forbear.rules.Fact;
import io.forbear.rules.HolidayCalendar;
import io.forbear.rules.Parameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * How long the validation period lasts (12 CFR 1006.34(b)(5)): receipt may be assumed so many days
 * after the information was provided, Saturdays, Sundays and the holidays of 5 USC 6103(a) not
 * counted; then so many calendar days, the last one included.
 */
record PeriodLength(int receiptBusinessDays, int days, HolidayCalendar calendar) {
    static final List<String> PARAMETERS = List.of("receiptBusinessDays", "periodDays", "calendar");

    static PeriodLength of(Parameters parameters) {
        return new PeriodLength(
                parameters.number("receiptBusinessDays", 0),
                parameters.number("periodDays", 1),
                parameters.calendar("calendar"));
    }

    /** The last day of the period in a zone. */
    LocalDate end(Fact.ValidationProvided provided, ZoneId zone) {
        var date = LocalDate.ofInstant(provided.occurredAt(), zone);
        return calendar.plusBusinessDays(date, receiptBusinessDays).plusDays(days);
    }
}
