package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
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

    /** Whether the person may have got what the contact had to say. */
    default boolean mayHaveTold() {
        return switch (this) {
            case Attempted attempted -> attempted.reached();
            case Unreported _ -> true;
            case Proposed _, Commanded _, Recalled _, Deferred _, Denied _, Lapsed _, Cancelled _ ->
                    false;
        };
    }

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

    /**
     * Carried out, as the report {@code attemptId} says.
     *
     * @param missed true: somebody else than the person meant was spoken to; null: he was not
     */
    record Attempted(String attemptId, Outcome outcome, Instant at, @Nullable Boolean missed)
            implements ProposalState {
        public Attempted(String attemptId, Outcome outcome, Instant at) {
            this(attemptId, outcome, at, null);
        }

        /** Whether the person meant got what the step had to say. */
        boolean reached() {
            return outcome.reached() && missed == null;
        }

        /** Whether the person meant was spoken to. */
        boolean isConversation() {
            return outcome == Outcome.CONVERSATION && missed == null;
        }
    }

    /**
     * Unlawful when it was planned, lawful at {@code until}: proposed again then, under a new id.
     *
     * @param plannedAt when it was planned for; null: deferred before that was kept
     */
    record Deferred(Instant until, List<String> ruleIds, @Nullable Instant plannedAt)
            implements ProposalState {
        public Deferred {
            ruleIds = List.copyOf(ruleIds);
        }

        /** Whether the gate has said of such a time of day that it is unlawful. */
        boolean excludes(LocalTime time, ZoneId zone) {
            if (plannedAt == null || !until.isBefore(plannedAt.plus(Duration.ofDays(1)))) {
                return false;
            }
            var from = LocalTime.ofInstant(plannedAt, zone);
            var to = LocalTime.ofInstant(until, zone);
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
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
