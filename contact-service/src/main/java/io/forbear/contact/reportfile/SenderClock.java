package io.forbear.contact.reportfile;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * The clock by which a sender writes times.
 *
 * @param zone where it hangs, or its offset
 * @param ahead how far it is ahead of the right time, as the sender states; below zero: behind
 */
record SenderClock(ZoneId zone, Duration ahead) {
    /** More than that is no deviation of a clock but a mistake. */
    static final Duration MOST_AHEAD = Duration.ofHours(12);

    SenderClock {
        if (ahead.abs().compareTo(MOST_AHEAD) > 0) {
            throw new IllegalArgumentException(
                    "must be within %s, found %s".formatted(MOST_AHEAD, ahead));
        }
    }

    /**
     * The right instant for what the sender wrote: a local time of its zone like 2026-05-04
     * 10:00:00 or one with an offset, both by its clock.
     *
     * @throws IllegalArgumentException if it is no time, or one that its zone has twice or never
     */
    Instant instant(String written) {
        return stated(written.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T")).minus(ahead);
    }

    private Instant stated(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notWithOffset) {
            return local(text);
        }
    }

    private Instant local(String text) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time like 2026-05-04 10:00:00 or 2026-05-04T10:00:00+08:00, found "
                            + text,
                    e);
        }
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new IllegalArgumentException(
                    "is %s in %s; write the offset, found %s"
                            .formatted(offsets.isEmpty() ? "never" : "twice", zone, text));
        }
        return local.toInstant(offsets.getFirst());
    }
}
