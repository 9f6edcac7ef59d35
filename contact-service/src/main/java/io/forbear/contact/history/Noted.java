package io.forbear.contact.history;

import io.forbear.contact.proposal.ProposalState;
import org.jspecify.annotations.Nullable;

/** Something that the log of contacts is to say. */
public sealed interface Noted {

    /**
     * The gate's answer. One that changes nothing does not replace one that did.
     *
     * @param state how the proposal stands since; null if the answer changed nothing any more, or
     *     the contact is a task's, which stands as the gate says
     * @param endpoint what is to be contacted now; null: nothing
     */
    record Decided(
            String debtorId,
            String proposalId,
            Contact.Decided decision,
            @Nullable ProposalState state,
            @Nullable String endpoint)
            implements Noted {}

    /**
     * A report; of one that came before, the correction.
     *
     * @param proposalId what it reports about; null: nothing that was proposed
     */
    record Attempted(String debtorId, @Nullable String proposalId, Contact.Attempted attempt)
            implements Noted {}
}
