package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.deadline.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint with everything known about it.
 *
 * @param resolution null while it is open
 * @param deadlines the terms the law sets for the answer
 */
public record ComplaintCase(
        Complaint complaint, @Nullable Resolution resolution, List<Deadline> deadlines) {
    public ComplaintCase {
        deadlines = List.copyOf(deadlines);
    }
}
