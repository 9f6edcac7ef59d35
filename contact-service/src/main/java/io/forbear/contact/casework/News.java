package io.forbear.contact.casework;

import io.forbear.contact.debtor.Facts;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that an event says of a debtor.
 *
 * @param eventId the event
 */
public record News(String debtorId, UUID eventId, Addition addition) implements Occurrence {

    /** How the facts grow by it; {@code now} is when we learn of it. */
    @FunctionalInterface
    public interface Addition {
        Facts to(Facts facts, Instant now);
    }
}
