package io.forbear.compliance.complaint;

import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.compliance.complaint.Complaint.Resolution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint with everything known about it.
 *
 * @param resolution null while it is open
 * @param clocks the terms the law sets for the answer
 */
public record ComplaintCase(
        Complaint complaint, @Nullable Resolution resolution, List<Clock> clocks)
        implements ComplaintView {

    /**
     * A term set by law.
     *
     * @param name which clock of the rule; empty if it has one only
     * @param due last day, included
     * @param endsAt the first instant after that day where it is counted
     */
    public record Clock(
            String rule,
            String name,
            String citation,
            LocalDate due,
            Instant endsAt,
            Term.Status status) {

        static Clock of(Term term) {
            return new Clock(
                    term.ruleId(),
                    term.name(),
                    term.citation(),
                    term.due(),
                    term.end(),
                    term.status());
        }

        boolean isMissed() {
            return status == Term.Status.MISSED;
        }

        boolean isOpen() {
            return status == Term.Status.RUNNING || status == Term.Status.APPROACHING || isMissed();
        }
    }

    public ComplaintCase {
        clocks = List.copyOf(clocks);
    }

    /** The same without what the desk wrote about its findings. */
    ComplaintCase withoutSummary() {
        return new ComplaintCase(
                complaint, resolution == null ? null : resolution.withoutSummary(), clocks);
    }
}
