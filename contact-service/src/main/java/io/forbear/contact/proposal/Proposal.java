package io.forbear.contact.proposal;

import io.forbear.contact.channel.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One go at a step.
 *
 * @param proposalId id it has towards gate and gateway; every asking has its own
 * @param time the how-manieth time the step is taken, from 1
 * @param asked the how-manieth time the gate is asked for that, from 1
 * @param expired how many commands for it have expired at their gateway, in the askings before and
 *     this one; null: none
 */
public record Proposal(
        String proposalId,
        String stepId,
        int time,
        int asked,
        @Nullable Integer expired,
        Purpose purpose,
        String endpoint,
        ProposalState state) {

    Proposal in(ProposalState next) {
        return new Proposal(proposalId, stepId, time, asked, expired, purpose, endpoint, next);
    }

    /** With one more command that expired at its gateway. */
    Proposal expiredIn(ProposalState next) {
        return new Proposal(
                proposalId, stepId, time, asked, expiries() + 1, purpose, endpoint, next);
    }

    /** How many commands for it have expired. */
    int expiries() {
        return expired == null ? 0 : expired;
    }

    /** Whether gate or gateway has it in hand: no second one of its purpose may go out. */
    boolean isLive() {
        return switch (state) {
            case ProposalState.Proposed _, ProposalState.Commanded _, ProposalState.Recalled _ ->
                    true;
            case ProposalState.Attempted _,
                    ProposalState.Deferred _,
                    ProposalState.Denied _,
                    ProposalState.Lapsed _,
                    ProposalState.Cancelled _,
                    ProposalState.Unreported _ ->
                    false;
        };
    }

    boolean isCommanded() {
        return state instanceof ProposalState.Commanded;
    }

    /** Whether a gateway may have it, or have had it, and has not said what came of it. */
    boolean isAtGateway() {
        return command().isPresent();
    }

    /** The command of which a report is awaited. */
    Optional<ProposalState.Commanded> command() {
        return switch (state) {
            case ProposalState.Commanded commanded -> Optional.of(commanded);
            case ProposalState.Recalled recalled -> Optional.of(recalled.commanded());
            case ProposalState.Proposed _,
                    ProposalState.Attempted _,
                    ProposalState.Deferred _,
                    ProposalState.Denied _,
                    ProposalState.Lapsed _,
                    ProposalState.Cancelled _,
                    ProposalState.Unreported _ ->
                    Optional.empty();
        };
    }

    /** Whether it stands for a contact that was made, or may have been. */
    boolean countsAsTaken() {
        return switch (state) {
            case ProposalState.Attempted _, ProposalState.Unreported _ -> true;
            case ProposalState.Proposed _,
                    ProposalState.Commanded _,
                    ProposalState.Recalled _,
                    ProposalState.Deferred _,
                    ProposalState.Denied _,
                    ProposalState.Lapsed _,
                    ProposalState.Cancelled _ ->
                    false;
        };
    }
}
