package io.forbear.contact.casework;

import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.ProposalState.Proposed;
import java.util.List;
import java.util.stream.Stream;

/** A contact that has just been proposed. */
record NewContact(String debtorId, String proposalId, Proposed state) {

    /** The contacts that an advance proposes. */
    static List<NewContact> of(Advance advance) {
        var debtorId = advance.dossier().facts().debtorId();
        return advance.proposed().stream()
                .flatMap(
                        proposal ->
                                proposal.state() instanceof Proposed proposed
                                        ? Stream.of(
                                                new NewContact(
                                                        debtorId, proposal.proposalId(), proposed))
                                        : Stream.empty())
                .toList();
    }
}
