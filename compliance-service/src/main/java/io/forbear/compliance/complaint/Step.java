package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Resolution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something done about a complaint. Steps are never changed; where a case stands follows from them.
 *
 * @param by subject of the token; null: another system
 * @param subject the handler assigned, the complexity asked for, the outcome; null otherwise
 * @param reason code of the reason, where one was given
 * @param sentAt when the complainant was written to; null where he was not
 */
public record Step(
        Action action,
        Instant at,
        @Nullable String by,
        @Nullable String subject,
        @Nullable String reason,
        @Nullable String note,
        @Nullable Instant sentAt) {

    /** What can be done. */
    public enum Action {
        FILED,
        ACKNOWLEDGED,
        ASSIGNED,
        PAUSED,
        RESUMED,
        EXTENSION_REQUESTED,
        EXTENSION_APPROVED,
        EXTENSION_TOLD,
        RESOLVED
    }

    static Step filed(Complaint complaint, @Nullable String by) {
        return new Step(Action.FILED, complaint.filedAt(), by, null, null, null, null);
    }

    static Step acknowledged(Instant at, String by, Instant sentAt) {
        return new Step(Action.ACKNOWLEDGED, at, by, null, null, null, sentAt);
    }

    static Step assigned(Instant at, String by, String handler) {
        return new Step(Action.ASSIGNED, at, by, handler, null, null, null);
    }

    static Step paused(Instant at, String by, PauseReason reason, @Nullable String note) {
        return new Step(Action.PAUSED, at, by, null, reason.name(), note, null);
    }

    static Step resumed(Instant at, String by) {
        return new Step(Action.RESUMED, at, by, null, null, null, null);
    }

    static Step requested(
            Instant at, String by, Complexity complexity, String reason, @Nullable String note) {
        return new Step(Action.EXTENSION_REQUESTED, at, by, complexity.name(), reason, note, null);
    }

    static Step approved(Instant at, String by, Complexity complexity) {
        return new Step(Action.EXTENSION_APPROVED, at, by, complexity.name(), null, null, null);
    }

    static Step told(Instant at, String by, Complexity complexity, Instant sentAt) {
        return new Step(Action.EXTENSION_TOLD, at, by, complexity.name(), null, null, sentAt);
    }

    static Step resolved(Resolution resolution, @Nullable String by) {
        return new Step(
                Action.RESOLVED,
                resolution.resolvedAt(),
                by,
                resolution.outcome().name(),
                resolution.rootCause(),
                null,
                null);
    }
}
