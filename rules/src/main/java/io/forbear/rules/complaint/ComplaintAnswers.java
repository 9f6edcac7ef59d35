package io.forbear.rules.complaint;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a complaint was answered. */
final class ComplaintAnswers {
    private ComplaintAnswers() {}

    /** The local date of the first final answer; null while there is none. */
    static @Nullable LocalDate answeredOn(
            CaseFile file, Fact.ComplaintFiled complaint, ZoneId zone) {
        for (var resolved : file.all(Fact.ComplaintResolved.class)) {
            if (resolved.complaintId().equals(complaint.complaintId())) {
                return LocalDate.ofInstant(resolved.occurredAt(), zone);
            }
        }
        return null;
    }
}
