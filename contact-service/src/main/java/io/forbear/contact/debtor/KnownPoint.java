package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact point that was stated to us with its value, which the database keeps sealed.
 *
 * @param endpoint opaque id of the number or address
 * @param statedAt when it was stated, or last confirmed
 * @param from first instant at which it may be used; null: from the beginning
 * @param until the instant after the last; null: without end
 */
public record KnownPoint(
        String endpoint,
        Party party,
        PlaceKind placeKind,
        Set<Channel> channels,
        Instant statedAt,
        @Nullable Instant from,
        @Nullable Instant until) {
    public KnownPoint {
        channels = Set.copyOf(channels);
    }

    Stream<Instant> turns() {
        return Stream.concat(Stream.ofNullable(from), Stream.ofNullable(until));
    }

    boolean isUsable(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }

    ContactPoint asPoint(boolean valid) {
        return new ContactPoint(endpoint, party, placeKind, channels, valid);
    }
}
