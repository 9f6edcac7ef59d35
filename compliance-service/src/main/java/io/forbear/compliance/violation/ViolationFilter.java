package io.forbear.compliance.violation;

import io.forbear.compliance.violation.Violation.Status;
import io.forbear.service.problem.Problem;
import io.forbear.service.row.Conditions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which violations are asked for; null leaves a member open.
 *
 * @param agency legal entity that made the contact
 * @param from earliest instant of the judged subject, included
 * @param to latest instant of the judged subject, excluded
 */
record ViolationFilter(
        @Nullable String rule,
        @Nullable String agency,
        @Nullable String collector,
        @Nullable Status status,
        @Nullable String debtorId,
        @Nullable Instant from,
        @Nullable Instant to) {

    ViolationFilter {
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.badRequest("to", "must be after from, found " + to);
        }
    }

    /** The conditions as SQL and the values they name. */
    Conditions conditions() {
        return Conditions.none()
                .add("rule_id = :rule", "rule", rule)
                .add("legal_entity_id = :agency", "agency", agency)
                .add("agent_ids @> array[:collector]::text[]", "collector", collector)
                .add("status = :status", "status", status == null ? null : status.name())
                .add("debtor_id = :debtor", "debtor", debtorId)
                .add("subject_occurred_at >= :from", "from", from)
                .add("subject_occurred_at < :to", "to", to);
    }
}
