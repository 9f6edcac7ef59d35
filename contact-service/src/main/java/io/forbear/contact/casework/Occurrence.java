package io.forbear.contact.casework;

import java.util.UUID;

/** What an event is to a debtor's case. */
public sealed interface Occurrence permits News, Decision, Report, Doubt {
    UUID eventId();

    String debtorId();
}
