package io.forbear.plan.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody may approve a plan, or refuse it: nobody decides about what he made himself. */
public sealed interface Ruling {
    /** He may, and does. */
    record Granted(Approval approval) implements Ruling {}

    /** He may say no, and does. */
    record Refused(Approval approval, Decision decision) implements Ruling {}

    /** He has said so already. */
    record Unchanged(Approval approval) implements Ruling {}

    /** Things do not stand so that he may. */
    record Conflict(String reason) implements Ruling {}

    /** Rules on an approval. */
    static Ruling onApproval(
            Approval approval, String approver, Instant now, @Nullable String note) {
        var obstacle = obstacle(approval, approver);
        if (obstacle != null) {
            return obstacle;
        }
        return approver.equals(approval.approvedBy())
                ? new Unchanged(approval)
                : ifUnanswered(approval, new Granted(approval.by(approver, now, note)));
    }

    /** Rules on a refusal. */
    static Ruling onRefusal(Approval approval, Decision decision) {
        var obstacle = obstacle(approval, decision.by());
        if (obstacle != null) {
            return obstacle;
        }
        var refusal = approval.refusal();
        return refusal != null && refusal.by().equals(decision.by())
                ? new Unchanged(approval)
                : ifUnanswered(approval, new Refused(approval.refused(decision), decision));
    }

    private static @Nullable Conflict obstacle(Approval approval, String person) {
        if (approval.needed().isEmpty()) {
            return new Conflict("The plan is within what one person may decide.");
        }
        return approval.isOf(person)
                ? new Conflict(
                        "Whoever proposed or offered a plan cannot approve or refuse it; ask"
                                + " another person.")
                : null;
    }

    private static Ruling ifUnanswered(Approval approval, Ruling ruling) {
        var refusal = approval.refusal();
        if (refusal != null) {
            return new Conflict("The plan is refused by " + refusal.by() + " already.");
        }
        return approval.approvedBy() == null
                ? ruling
                : new Conflict("The plan is approved by " + approval.approvedBy() + " already.");
    }
}
