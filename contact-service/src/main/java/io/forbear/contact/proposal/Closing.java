package io.forbear.contact.proposal;

/**
 * What became of a dossier by a report.
 *
 * @param proposalId the proposal that the report is about
 * @param before how that stood
 */
public record Closing(Dossier dossier, String proposalId, ProposalState before) {

    /** Whether the report came after it had been given up. */
    public boolean endsSilence() {
        return before instanceof ProposalState.Unreported;
    }
}
