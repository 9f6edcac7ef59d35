package io.forbear.contact.reportfile;

import io.forbear.contact.debtor.ActorKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Who sends a file, and how it is to be read.
 *
 * @param legalEntityId the agency, which made the contacts
 * @param onBehalfOf the creditor
 * @param zone of its local times
 * @param clockAhead how far its clock is ahead, as it states
 * @param charset UTF-8 or GB18030
 */
record Sender(
        String legalEntityId,
        ActorKind kind,
        String onBehalfOf,
        ZoneId zone,
        Duration clockAhead,
        String charset) {

    SenderClock clock() {
        return new SenderClock(zone, clockAhead);
    }

    Charset encoding() {
        return charset.equals("GB18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }
}
