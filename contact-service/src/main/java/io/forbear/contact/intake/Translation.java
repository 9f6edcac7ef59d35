package io.forbear.contact.intake;

import io.forbear.contact.channel.Channel;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** From an event's words into ours. */
final class Translation {
    private Translation() {}

    /**
     * The same name among our words.
     *
     * @throws IllegalArgumentException for UNKNOWN, which we have no word for
     */
    static <E extends Enum<E>> E same(Class<E> ours, Enum<?> theirs) {
        try {
            return Enum.valueOf(ours, theirs.name());
        } catch (IllegalArgumentException e) {
            var type = ours.getSimpleName();
            throw new IllegalArgumentException(
                    type + " " + theirs.name() + " is not known here", e);
        }
    }

    /** The channels we know; one we do not know cannot be used, and so need not be known. */
    static Set<Channel> channels(Collection<io.forbear.events.Channel> channels) {
        return channels.stream()
                .filter(channel -> channel != io.forbear.events.Channel.UNKNOWN)
                .map(channel -> same(Channel.class, channel))
                .collect(Collectors.toUnmodifiableSet());
    }
}
