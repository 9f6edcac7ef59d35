package io.forbear.contact.strategy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * The time of day at which a step is wanted, on the debtor's wall clock. It is a wish: what the law
 * allows is for the gate to say.
 *
 * @param from included
 * @param to excluded, later than {@code from}
 */
public record Window(LocalTime from, LocalTime to) {
    private static final Duration HORIZON = Duration.ofDays(8);

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a window ends after it begins, found %s to %s".formatted(from, to));
        }
    }

    /**
     * The first instant, not before the given one, that lies within the window in every zone; none
     * if the zones leave no such instant within eight days.
     */
    public Optional<Instant> firstIn(Collection<ZoneId> zones, Instant earliest) {
        var candidate = earliest;
        while (Duration.between(earliest, candidate).compareTo(HORIZON) < 0) {
            var moved = candidate;
            for (var zone : zones) {
                moved = firstIn(zone, moved);
            }
            if (moved.equals(candidate)) {
                return Optional.of(candidate);
            }
            candidate = moved;
        }
        return Optional.empty();
    }

    private Instant firstIn(ZoneId zone, Instant earliest) {
        var local = LocalDateTime.ofInstant(earliest, zone);
        if (local.toLocalTime().isBefore(from)) {
            return local.toLocalDate().atTime(from).atZone(zone).toInstant();
        }
        return local.toLocalTime().isBefore(to)
                ? earliest
                : local.toLocalDate().plusDays(1).atTime(from).atZone(zone).toInstant();
    }
}
