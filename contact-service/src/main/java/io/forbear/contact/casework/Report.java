package io.forbear.contact.casework;

import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.AttemptReport;
import java.util.UUID;

/**
 * A gateway's report of a contact.
 *
 * @param attempt what follows from it
 * @param entry how it is noted
 * @param happened what may leave something for a person to do
 */
public record Report(
        UUID eventId,
        String debtorId,
        AttemptReport attempt,
        Contact.Attempted entry,
        Happened happened)
        implements Occurrence {}
