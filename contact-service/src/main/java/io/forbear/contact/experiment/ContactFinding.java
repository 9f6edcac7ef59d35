package io.forbear.contact.experiment;

import java.time.Instant;
import java.util.UUID;

/**
 * What compliance-service found of a contact, or of something else.
 *
 * @param subjectId event id of what was judged
 * @param consequence VIOLATION, OBSERVATION and the like, as the rule says
 * @param retracted whether it no longer holds
 * @param toldAt of two words on one finding the later one counts
 */
record ContactFinding(
        String violationId,
        String debtorId,
        String subjectId,
        String ruleId,
        String consequence,
        boolean retracted,
        Instant toldAt,
        UUID eventId) {}
