package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's report. It is matched by the ids it carries; without any it belongs to no proposal.
 *
 * @param attemptId id of the report; reported again it corrects the earlier report
 * @param missed whether somebody else than the person meant was spoken to
 */
public record AttemptReport(
        String attemptId,
        @Nullable String proposalId,
        @Nullable String commandId,
        @Nullable String permitId,
        Outcome outcome,
        Instant occurredAt,
        boolean missed) {

    /** A report of what befell the person meant. */
    public AttemptReport(
            String attemptId,
            @Nullable String proposalId,
            @Nullable String commandId,
            @Nullable String permitId,
            Outcome outcome,
            Instant occurredAt) {
        this(attemptId, proposalId, commandId, permitId, outcome, occurredAt, false);
    }

    /** The first report closes a proposal, however it stands; the same again corrects it. */
    boolean mayClose(Proposal proposal) {
        return !(proposal.state() instanceof ProposalState.Attempted attempted)
                || attempted.attemptId().equals(attemptId);
    }

    /** Whether the report is about this proposal. */
    boolean isAbout(Proposal proposal) {
        return proposal.proposalId().equals(proposalId)
                || proposal.command()
                        .filter(one -> names(one.commandId(), one.permitId()))
                        .isPresent()
                || (proposal.state() instanceof ProposalState.Unreported unreported
                        && names(unreported.commandId(), unreported.permitId()));
    }

    private boolean names(@Nullable String command, @Nullable String permit) {
        return (command != null && command.equals(commandId))
                || (permit != null && permit.equals(permitId));
    }
}
