package io.forbear.contact.debtor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is known about a debtor's places, language and ways to reach him. The newest statement by
 * event time replaces earlier ones.
 *
 * @param zones where he may be; more than one when data conflict
 * @param language BCP 47, {@code und} if not known
 * @param contactAtWorkProhibited whether his employer is known to forbid contact at work
 */
public record Profile(
        UUID eventId,
        Instant occurredAt,
        List<ZoneId> zones,
        String language,
        List<ContactPoint> contactPoints,
        Set<DebtorFlag> flags,
        boolean contactAtWorkProhibited) {
    public Profile {
        zones = List.copyOf(zones);
        contactPoints = List.copyOf(contactPoints);
        flags = Set.copyOf(flags);
    }

    /** Whether this statement replaces the other; ties are broken by id, so order never matters. */
    public boolean replaces(Profile other) {
        var byTime = occurredAt.compareTo(other.occurredAt);
        return byTime > 0 || (byTime == 0 && eventId.compareTo(other.eventId) >= 0);
    }
}
