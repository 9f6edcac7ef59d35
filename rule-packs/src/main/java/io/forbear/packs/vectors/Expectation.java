package io.forbear.packs.vectors;

import io.forbear.rules.Consequence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at a point of a story.
 *
 * @param exhaustive whether any finding that is not listed is one too many
 */
record Expectation(
        boolean exhaustive,
        List<ExpectedFinding> findings,
        List<RuleAndEvent> absent,
        List<ExpectedDecision> decisions,
        List<ExpectedDeadline> deadlines) {

    /** Null consequence: any. */
    record ExpectedFinding(RuleAndEvent on, @Nullable Consequence consequence) {}

    /** A rule and the event it is, or is not, to be found on. */
    record RuleAndEvent(String rule, String event) {
        @Override
        public String toString() {
            return rule + " on " + event;
        }
    }

    /** How a proposal is to be answered; rules are some of the reasons. */
    record ExpectedDecision(
            String proposal, String decision, Set<String> rules, @Nullable Instant notBefore) {}

    /**
     * A term.
     *
     * @param dueDate the last day
     * @param dueAt the last instant, when given to the instant
     * @param name null: any
     */
    record ExpectedDeadline(
            RuleAndEvent on, LocalDate dueDate, @Nullable Instant dueAt, @Nullable String name) {}
}
