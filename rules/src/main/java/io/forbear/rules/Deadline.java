package io.forbear.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A term set by law.
 *
 * @param ruleId the rule that sets it
 * @param subject id of the fact that started the clock
 * @param name which clock, for example SIMPLE or FINAL; empty when the rule has one only
 * @param citation the law
 * @param due last day, included
 * @param zone where that day is counted
 * @param duty whether missing it is a finding; otherwise the date only matters to other rules
 * @param met whether what is due has been done in time
 */
public record Deadline(
        String ruleId,
        String subject,
        String name,
        String citation,
        LocalDate due,
        ZoneId zone,
        boolean duty,
        boolean met) {

    /** The first instant after the last day: missed from here on. */
    public Instant end() {
        return due.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
