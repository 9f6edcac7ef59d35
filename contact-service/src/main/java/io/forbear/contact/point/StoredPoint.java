package io.forbear.contact.point;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.secrecy.SealedValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact point as it is kept.
 *
 * @param stored its value, sealed
 * @param confirmedAt when it was stated or last confirmed
 * @param endedBecause why it ended before its time; null: it did not
 */
record StoredPoint(
        String debtorId,
        String endpoint,
        PointKind kind,
        Party party,
        PlaceKind role,
        Set<Channel> channels,
        @Nullable String region,
        @Nullable Line line,
        Source source,
        SealedValue stored,
        Instant statedAt,
        Instant confirmedAt,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String endedBecause) {}
