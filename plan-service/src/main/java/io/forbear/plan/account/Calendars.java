package io.forbear.plan.account;

import io.forbear.plan.limits.Debt;
import io.forbear.plan.schedule.DueDates;
import io.forbear.rules.HolidayCalendar;
import java.util.Map;
import java.util.Objects;

/**
 * On which days an account is dealt with.
 *
 * @param byJurisdiction ISO 3166 codes; one without a subdivision covers its subdivisions
 */
public record Calendars(Map<String, HolidayCalendar> byJurisdiction) {
    public Calendars {
        byJurisdiction = Map.copyOf(byJurisdiction);
    }

    /** That of a debt's first jurisdiction that has one; Monday to Friday if none has. */
    public HolidayCalendar of(Debt debt) {
        return debt.jurisdictions().stream()
                .flatMap(Zones::places)
                .map(byJurisdiction::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(DueDates.WEEKDAYS);
    }
}
