package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import java.util.Set;

/**
 * One way to reach a person.
 *
 * @param endpoint opaque id of the number or address, which stays with the bank
 * @param party whom it reaches
 * @param channels channels that can be used with it
 * @param valid false once it is known to be wrong
 */
public record ContactPoint(
        String endpoint, Party party, PlaceKind placeKind, Set<Channel> channels, boolean valid) {
    public ContactPoint {
        channels = Set.copyOf(channels);
    }
}
