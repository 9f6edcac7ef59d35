package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.AttemptReport;
import java.util.UUID;

/**
 * A gateway's report of a contact.
 *
 * @param attempt what follows from it
 * @param entry how it is noted
 */
public record Report(UUID eventId, String debtorId, AttemptReport attempt, Contact.Attempted entry)
        implements Occurrence {}
