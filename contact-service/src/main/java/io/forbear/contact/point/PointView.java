package io.forbear.contact.point;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PlaceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact point as it is shown.
 *
 * @param masked enough of it to tell it from others
 * @param usable whether it may be used now, as far as it depends on the point itself
 * @param wrongSince the report by which it is wrong; null: it is not known to be
 * @param confirmedAt when it was stated or last confirmed
 * @param lastRightPartyContact when the person was last spoken to on it
 * @param attempts outbound ones
 * @param sharedWith how many other persons are known under the same number
 */
record PointView(
        String endpoint,
        PointKind kind,
        String masked,
        PlaceKind role,
        Party person,
        List<Channel> channels,
        @Nullable String region,
        @Nullable Line line,
        Source source,
        boolean usable,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String endedBecause,
        @Nullable Instant wrongSince,
        Instant statedAt,
        Instant confirmedAt,
        @Nullable Instant lastRightPartyContact,
        long attempts,
        long rightPartyContacts,
        long sharedWith) {}
