package io.forbear.compliance.complaint;

import io.forbear.messaging.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
     * @param remedy code of what the complainant gets
     * @param summary what was found and why, in words; stays here, events carry the codes
     */
    public record Resolution(
            String complaintId,
            String debtorId,
            Outcome outcome,
            @Nullable String rootCause,
            @Nullable String remedy,
            @Nullable String summary,
            Instant resolvedAt) {

        Resolution withoutSummary() {
            return new Resolution(
                    complaintId, debtorId, outcome, rootCause, remedy, null, resolvedAt);
        }

        /** Whether both say the same, whenever. */
        boolean saysTheSameAs(Resolution other) {
            return outcome == other.outcome
                    && Objects.equals(rootCause, other.rootCause)
                    && Objects.equals(remedy, other.remedy)
                    && Objects.equals(summary, other.summary);
        }
    }

    public Complaint {
        jurisdictions = List.copyOf(jurisdictions);
        accountIds = List.copyOf(accountIds);
        aboutContactIds = List.copyOf(aboutContactIds);
    }

    /** The event that tells of an extension; it is published again when the extension changes. */
    UUID extensionEventId(Complexity extendedTo) {
        return EventIds.derived(filedEventId, "extension " + extendedTo);
    }
}
