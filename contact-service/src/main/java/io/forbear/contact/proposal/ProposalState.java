package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Permitted, and handed to the gateway; its report is awaited.
     *
     * @param ordered what was ordered; null: commanded before that was kept
     * @param chased how often the gateway has been reminded of its report; null: never
     */
    record Commanded(
            String commandId,
            String permitId,
            Instant at,
            @Nullable Ordered ordered,
            @Nullable Integer chased)
            implements ProposalState {}

    /**
     * Taken back after it was commanded. The gateway may have been faster: its report is awaited
     * all the same, and closes it.
     *
     * @param commanded the command
     */
    record Recalled(Commanded commanded, String reason, Instant at) implements ProposalState {}

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

    /**
     * Commanded, but nothing was ever reported. What came of it is unknown; it counts as a contact.
     *
     * @param commandId the command; null: given up before that was kept
     * @param permitId its permit; null: the same
     */
    record Unreported(Instant at, @Nullable String commandId, @Nullable String permitId)
            implements ProposalState {}
}
