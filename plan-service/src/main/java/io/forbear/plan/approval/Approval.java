package io.forbear.plan.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan has to be approved by a second person, and what he said.
 *
 * @param proposedBy who cannot be that person
 * @param offeredBy who made the offer that the plan came of; he cannot be that person either; null:
 *     it came of none
 * @param needed why; none: nobody has to approve it
 * @param approvedBy null: nobody has approved it
 * @param note what the approver noted
 * @param refusal that the second person said no; null: he did not
 */
public record Approval(
        String planId,
        String proposedBy,
        @Nullable String offeredBy,
        List<String> needed,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String note,
        @Nullable Decision refusal) {
    public Approval {
        needed = List.copyOf(needed);
    }

    /** The approval of a plan that was just proposed. */
    public static Approval of(String planId, String proposedBy, List<String> needed) {
        return new Approval(planId, proposedBy, null, needed, null, null, null, null);
    }

    /** Whether the plan cannot be agreed yet. */
    public boolean isAwaited() {
        return !needed.isEmpty() && approvedBy == null;
    }

    /** Whether somebody had a hand in the plan, so that he is not the second person. */
    boolean isOf(String person) {
        return person.equals(proposedBy) || person.equals(offeredBy);
    }

    Approval by(String approver, Instant at, @Nullable String noted) {
        return new Approval(planId, proposedBy, offeredBy, needed, approver, at, noted, null);
    }

    Approval refused(Decision decision) {
        return new Approval(planId, proposedBy, offeredBy, needed, null, null, null, decision);
    }
}
