package io.forbear.compliance.violation;

import io.forbear.compliance.violation.Violation.Status;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        var conditions = new Conditions(new ArrayList<>(), new LinkedHashMap<>());
        conditions.add("rule_id = :rule", "rule", rule);
        conditions.add("legal_entity_id = :agency", "agency", agency);
        conditions.add("agent_ids @> array[:collector]::text[]", "collector", collector);
        conditions.add("status = :status", "status", status == null ? null : status.name());
        conditions.add("debtor_id = :debtor", "debtor", debtorId);
        conditions.add("subject_occurred_at >= :from", "from", from);
        conditions.add("subject_occurred_at < :to", "to", to);
        return conditions;
    }

    /** SQL conditions that hold together, and their values by name. */
    record Conditions(List<String> sql, Map<String, Object> values) {
        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql.add(condition);
                values.put(name, value);
            }
        }

        String where() {
            return sql.isEmpty() ? "" : "where " + String.join(" and ", sql);
        }
    }
}
