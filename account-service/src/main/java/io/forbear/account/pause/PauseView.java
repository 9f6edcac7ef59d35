package io.forbear.account.pause;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pause, and what it was before.
 *
 * @param to null: until further notice
 * @param withdrawn taken back: it counts no more, and never did
 * @param history what was recorded, the newest first; the first entry is what holds now
 */
record PauseView(
        String pauseId,
        LocalDate from,
        @Nullable LocalDate to,
        boolean withdrawn,
        List<Version> history) {

    /**
     * One version.
     *
     * @param recordedBy subject of the token
     * @param supersededAt when it was replaced; null: it holds
     */
    record Version(
            LocalDate from,
            @Nullable LocalDate to,
            boolean withdrawn,
            String reason,
            String recordedBy,
            Instant recordedAt,
            @Nullable Instant supersededAt) {}

    static PauseView of(String pauseId, List<Version> newestFirst) {
        var now = newestFirst.getFirst();
        return new PauseView(pauseId, now.from(), now.to(), now.withdrawn(), newestFirst);
    }
}
