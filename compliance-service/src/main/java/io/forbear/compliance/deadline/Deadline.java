package io.forbear.compliance.deadline;

import java.time.Instant;

/**
 * A term set by law, as it stands now.
 *
 * @param name which clock of the rule, for example SIMPLE or FINAL
 * @param subjectId event id of what started it
 * @param dueAt end of the term
 * @param changedAt when it came to its status
 */
record Deadline(
        String deadlineId,
        String debtorId,
        Status status,
        String ruleId,
        String name,
        String citation,
        String subjectId,
        Instant dueAt,
        Instant changedAt) {

    /** Where a term stands. */
    enum Status {
        APPROACHING,
        MISSED,
        MET,
        CANCELLED
    }
}
