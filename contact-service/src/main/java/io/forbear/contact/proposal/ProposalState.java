package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * Where a proposal stands.
 *
 * <p>What lies before the first of these states, a contact that is merely due at some instant, is
 * not kept as a proposal: it is {@link NextStep.Propose}, worked out anew from the facts whenever
 * one of them changes, and its instant is the debtor's {@code due_at}. So there is nothing to take
 * back when the facts change.
 */
public sealed interface ProposalState {

    /** Sent to the gate at {@code at}; its decision is awaited. */
    record Proposed(PlannedContact contact, Instant plannedAt, Instant at)
            implements ProposalState {}

    /** Permitted, and handed to the gateway; its report is awaited. */
    record Commanded(String commandId, String permitId, Instant at) implements ProposalState {}

    /** Carried out, as the report {@code attemptId} says. */
    record Attempted(String attemptId, Outcome outcome, Instant at) implements ProposalState {}

    /** Unlawful now, lawful at {@code until}: proposed again then, under a new id. */
    record Deferred(Instant until, List<String> ruleIds) implements ProposalState {
        public Deferred {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /**
     * Refused.
     *
     * @param askedAt when the gate was asked
     * @param ruleIds the rules that refused
     */
    record Denied(Instant askedAt, Instant at, List<String> ruleIds) implements ProposalState {
        public Denied {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /** The permit came too late to be used: asked for again at {@code again}, under a new id. */
    record Lapsed(Instant at, Instant again) implements ProposalState {}

    /** Taken back before it was permitted. */
    record Cancelled(String reason, Instant at) implements ProposalState {}

    /** Commanded, but nothing was ever reported. What came of it is unknown. */
    record Unreported(Instant at) implements ProposalState {}
}
