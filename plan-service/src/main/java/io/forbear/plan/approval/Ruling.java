package io.forbear.plan.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody may approve a plan. */
sealed interface Ruling {
    /** He may, and does. */
    record Granted(Approval approval) implements Ruling {}

    /** He has approved it already. */
    record Unchanged(Approval approval) implements Ruling {}

    /** Things do not stand so that he may. */
    record Conflict(String reason) implements Ruling {}

    /** Rules on an approval. */
    static Ruling on(Approval approval, String approver, Instant now, @Nullable String note) {
        if (approval.needed().isEmpty()) {
            return new Conflict("The plan is within what one person may decide.");
        }
        if (approver.equals(approval.proposedBy())) {
            return new Conflict("Whoever proposed a plan cannot approve it; ask another person.");
        }
        if (approval.approvedBy() == null) {
            return new Granted(approval.by(approver, now, note));
        }
        return approver.equals(approval.approvedBy())
                ? new Unchanged(approval)
                : new Conflict("The plan is approved by " + approval.approvedBy() + " already.");
    }
}
