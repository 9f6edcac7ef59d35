package io.forbear.compliance.violation;

import io.forbear.compliance.violation.Violation.Status;
import java.time.Instant;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A violation and what happened to it.
 *
 * @param history the changes, oldest first
 * @param facts address of everything it rests on
 */
public record ViolationHistory(Violation violation, List<Change> history, String facts) {

    /** One entry of the history. */
    public record Change(Status status, Instant at) {
        static Change of(ViolationChange change) {
            return new Change(change.violation().status(), change.violation().changedAt());
        }
    }

    static ViolationHistory of(Violation violation, List<Change> history) {
        var facts =
                UriComponentsBuilder.fromPath("/debtors")
                        .pathSegment(
                                violation.debtorId(), "contacts", violation.subjectId(), "findings")
                        .build()
                        .encode()
                        .toUriString();
        return new ViolationHistory(violation, history, facts);
    }
}
