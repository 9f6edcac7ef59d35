package io.forbear.rules;

import java.time.Instant;
import java.util.List;

/** The gate's answer to a proposal, with every finding behind it. */
public sealed interface Decision {

    /** Every finding, those that do not block included. */
    List<Finding> findings();

    /**
     * The contact may be made.
     *
     * @param validFrom first instant of the permission
     * @param notAfter last instant of the permission; until then it holds its slot
     */
    record Permitted(List<Finding> findings, Instant validFrom, Instant notAfter)
            implements Decision {

        /** The fact that reserves the slot; to be added to the case file. */
        public Fact.PermitIssued permit(
                String factId, String permitId, Fact.ContactProposed proposal, Instant now) {
            var contact = proposal.contact();
            return new Fact.PermitIssued(
                    factId,
                    now,
                    now,
                    permitId,
                    proposal.proposalId(),
                    contact.channel(),
                    contact.party().personId(),
                    contact.endpoint(),
                    validFrom,
                    notAfter);
        }
    }

    /**
     * Unlawful at the planned instant; the same contact becomes lawful as time passes.
     *
     * @param notBefore first instant at which it would be permitted if nothing else happened
     */
    record Deferred(List<Finding> findings, Instant notBefore) implements Decision {}

    /** Unlawful, and time alone does not cure it. */
    record Denied(List<Finding> findings) implements Decision {}
}
