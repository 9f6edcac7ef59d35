package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.Verdict;
import java.util.UUID;

/**
 * The gate's decision on a proposal.
 *
 * @param verdict what follows from it
 * @param entry how it is noted, with its reasons
 */
public record Decision(
        UUID eventId, String debtorId, String proposalId, Verdict verdict, Contact.Decided entry)
        implements Occurrence {}
