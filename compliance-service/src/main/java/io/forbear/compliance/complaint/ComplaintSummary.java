package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.ComplaintDossier.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the listing.
 *
 * @param handler null while nobody handles it
 * @param paused why nobody works on it; null if somebody does
 * @param dueAt end of the first term that runs or was missed; null if none is known
 * @param jurisdictions those stated and those of its accounts
 * @param outcome null while it is open
 */
record ComplaintSummary(
        Complaint complaint,
        Status status,
        @Nullable String handler,
        @Nullable PauseReason paused,
        @Nullable Instant dueAt,
        List<String> jurisdictions,
        @Nullable Outcome outcome) {

    ComplaintSummary {
        jurisdictions = List.copyOf(jurisdictions);
    }
}
