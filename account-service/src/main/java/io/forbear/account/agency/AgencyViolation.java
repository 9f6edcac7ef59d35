package io.forbear.account.agency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * What was last told about a violation. Told in any order and however often, the newest statement
 * is the same one.
 *
 * @param legalEntityId who made the contact
 * @param contactOn the date of the contact by the bank's clock
 * @param retracted a later fact has disproved it
 * @param toldAt event time of the statement
 * @param eventId of the statement
 */
public record AgencyViolation(
        String violationId,
        String legalEntityId,
        String ruleId,
        LocalDate contactOn,
        boolean retracted,
        Instant toldAt,
        UUID eventId) {

    /** Of statements of one instant a retraction is the newer one. */
    static final Comparator<AgencyViolation> BY_EVENT_TIME =
            Comparator.comparing(AgencyViolation::toldAt)
                    .thenComparing(AgencyViolation::retracted)
                    .thenComparing(AgencyViolation::eventId);

    /** Which of two statements about one violation holds. */
    static AgencyViolation newer(AgencyViolation known, AgencyViolation told) {
        var corrects = told.eventId().equals(known.eventId());
        return corrects || BY_EVENT_TIME.compare(told, known) > 0 ? told : known;
    }
}
