package io.forbear.compliance.decision;

import io.forbear.compliance.finding.ContactDocument;
import java.time.Instant;

/**
 * What the gate was asked.
 *
 * @param plannedAt the instant for which the contact was planned
 * @param askedAt when it was proposed
 */
public record ProposedContact(
        String proposalId,
        String debtorId,
        Instant plannedAt,
        Instant askedAt,
        ContactDocument contact)
        implements GateEntry {}
