package io.forbear.plan.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan has to be approved by a second person, and is.
 *
 * @param proposedBy who cannot be that person
 * @param needed why; none: nobody has to approve it
 * @param approvedBy null: nobody has approved it yet
 * @param note what the approver noted
 */
public record Approval(
        String planId,
        String proposedBy,
        List<String> needed,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String note) {
    public Approval {
        needed = List.copyOf(needed);
    }

    /** Whether the plan cannot be agreed yet. */
    public boolean isAwaited() {
        return !needed.isEmpty() && approvedBy == null;
    }

    Approval by(String approver, Instant at, @Nullable String noted) {
        return new Approval(planId, proposedBy, needed, approver, at, noted);
    }
}
