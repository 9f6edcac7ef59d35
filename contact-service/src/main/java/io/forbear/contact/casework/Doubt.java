package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import java.util.UUID;

/**
 * A gateway's word that it does not know itself what came of a command, and will not find out.
 *
 * @param entry how it is noted
 */
public record Doubt(UUID eventId, String debtorId, Contact.Attempted entry) implements Occurrence {}
