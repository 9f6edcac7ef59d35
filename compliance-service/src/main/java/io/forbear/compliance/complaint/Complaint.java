package io.forbear.compliance.complaint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint about collection.
 *
 * @param filedEventId the event that filed it; the terms of the law run from it
 * @param filedAt when it was received
 * @param jurisdictions whose rules set the clocks; none: those of the accounts
 * @param aboutContactIds the contacts complained about
 */
public record Complaint(
        String complaintId,
        String debtorId,
        UUID filedEventId,
        Instant filedAt,
        Kind kind,
        Complexity complexity,
        List<String> jurisdictions,
        List<String> accountIds,
        List<String> aboutContactIds) {

    /** What is complained about. One about conduct holds contacts. */
    public enum Kind {
        CONDUCT,
        AMOUNT,
        PRIVACY,
        OTHER
    }

    /** How difficult the case is; it decides the term for the answer. */
    public enum Complexity {
        SIMPLE,
        COMPLEX,
        SPECIAL
    }

    /** How a complaint ended. */
    public enum Outcome {
        UPHELD,
        PARTLY_UPHELD,
        REJECTED,
        WITHDRAWN
    }

    /**
     * The answer to a complaint.
     *
     * @param rootCause code of the root cause
     */
    public record Resolution(
            String complaintId,
            String debtorId,
            Outcome outcome,
            @Nullable String rootCause,
            Instant resolvedAt) {}

    public Complaint {
        jurisdictions = List.copyOf(jurisdictions);
        accountIds = List.copyOf(accountIds);
        aboutContactIds = List.copyOf(aboutContactIds);
    }
}
