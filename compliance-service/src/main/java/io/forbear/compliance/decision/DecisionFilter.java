package io.forbear.compliance.decision;

import io.forbear.compliance.decision.ContactDecision.Answer;
import io.forbear.service.problem.Problem;
import io.forbear.service.row.Conditions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for; null leaves a member open.
 *
 * @param from earliest instant of the decision, included
 * @param to latest instant of the decision, excluded
 * @param rule a rule that was among the findings
 */
record DecisionFilter(
        @Nullable String debtorId,
        @Nullable Answer answer,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String rule) {

    DecisionFilter {
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.badRequest("to", "must be after from, found " + to);
        }
    }

    /** The conditions as SQL and the values they name. */
    Conditions conditions() {
        return Conditions.none()
                .add("debtor_id = :debtor", "debtor", debtorId)
                .add("answer = :answer", "answer", answer == null ? null : answer.name())
                .add("decided_at >= :from", "from", from)
                .add("decided_at < :to", "to", to)
                .add("rule_ids @> array[cast(:rule as text)] and rule_ids <> '{}'", "rule", rule);
    }
}
