package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An extension as it was published, here or by another system. Whether it was complete in time, and
 * so moved a term, is told by the clocks.
 *
 * @param reason code
 * @param extendedAt when it was decided
 */
public record GrantedExtension(
        UUID eventId,
        String complaintId,
        String debtorId,
        Complexity complexity,
        @Nullable String reason,
        @Nullable String requestedBy,
        @Nullable String approvedBy,
        Instant extendedAt,
        @Nullable Instant noticeSentAt) {

    /** Whether it has what it needs: only a special case needs anything. */
    boolean complete() {
        return complexity != Complexity.SPECIAL || (approvedBy != null && noticeSentAt != null);
    }
}
