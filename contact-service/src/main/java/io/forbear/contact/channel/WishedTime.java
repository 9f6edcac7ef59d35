package io.forbear.contact.channel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When somebody wishes to be called back, as it was noted: a date and time of his own clock, or one
 * with an offset.
 */
public sealed interface WishedTime {

    /** "Thursday at ten": on whose clock, his time zone says. */
    record OnHisClock(LocalDateTime at) implements WishedTime {}

    record Exactly(Instant at) implements WishedTime {}

    /**
     * Reads what was noted.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    static WishedTime parse(String text) {
        try {
            return new OnHisClock(LocalDateTime.parse(text));
        } catch (DateTimeException notLocal) {
            // then with an offset
        }
        try {
            return new Exactly(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time like 2026-05-07T10:00 in the debtor's time zone, or with an"
                            + " offset, found "
                            + text,
                    e);
        }
    }

    /**
     * The instant it stands for; none without a time zone. Of several time zones in which he may
     * be, the one where it comes first. A time that the clocks skip is the one an hour later, of a
     * time that comes twice the earlier, as usual.
     */
    default Optional<Instant> in(Collection<ZoneId> zones) {
        return switch (this) {
            case Exactly exactly -> Optional.of(exactly.at());
            case OnHisClock local ->
                    zones.stream()
                            .map(zone -> local.at().atZone(zone).toInstant())
                            .min(Comparator.naturalOrder());
        };
    }
}
