package io.forbear.compliance.violation;

import io.forbear.compliance.finding.PublishedFinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published violation as it stood at some time.
 *
 * @param subjectId event id of the contact, plan or complaint judged
 * @param subjectOccurredAt when that happened
 * @param legalEntityId who made the contact; null where the subject is no contact
 * @param agentIds the collectors who took part
 * @param changedAt when it was raised, restated or retracted last
 */
public record Violation(
        String violationId,
        String debtorId,
        Status status,
        PublishedFinding finding,
        String subjectId,
        Instant subjectOccurredAt,
        @Nullable String legalEntityId,
        List<String> agentIds,
        List<String> accountIds,
        @Nullable String channel,
        Instant changedAt) {

    /** Where a violation stands. */
    public enum Status {
        /** Found, and nothing has changed since. */
        RAISED,
        /** It still holds, but rests on other facts or counts than when it was raised. */
        RESTATED,
        /** A later fact has disproved it. */
        RETRACTED
    }

    public Violation {
        agentIds = List.copyOf(agentIds);
        accountIds = List.copyOf(accountIds);
    }
}
