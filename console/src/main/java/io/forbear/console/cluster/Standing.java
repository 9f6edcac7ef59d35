package io.forbear.console.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether something serves.
 *
 * @param since when it was first seen so, in real time
 * @param detail why it does not serve; null if it does
 */
public record Standing(boolean up, Instant since, @Nullable String detail) {
    /** Not asked yet. */
    public static Standing unknown(Instant now) {
        return new Standing(false, now, "not asked yet");
    }

    /** The standing after another look; its beginning stays where nothing changed. */
    public Standing seen(@Nullable String failure, Instant at) {
        var nowUp = failure == null;
        return new Standing(nowUp, nowUp == up ? since : at, failure);
    }
}
