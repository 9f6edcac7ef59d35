package io.forbear.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a consent covers.
 *
 * @param channels the channels; none means every channel
 * @param from first covered instant; null: from the consent on
 * @param to last covered instant; null: no end
 * @param ignoresHours lifts rules on hours
 * @param ignoresFrequency lifts rules on frequency
 */
public record ConsentScope(
        Set<Channel> channels,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean ignoresHours,
        boolean ignoresFrequency) {

    public ConsentScope {
        var copy = EnumSet.noneOf(Channel.class);
        copy.addAll(channels);
        channels = Collections.unmodifiableSet(copy);
    }

    /** Whether the channel is among those covered. */
    public boolean covers(Channel channel) {
        return channels.isEmpty() || channels.contains(channel);
    }
}
