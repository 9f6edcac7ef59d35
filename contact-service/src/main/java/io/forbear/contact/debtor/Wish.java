package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How and when a debtor asked to be contacted. A wish, not a permission: the gate judges as always.
 *
 * @param channels in the order of his preference
 * @param times on his wall clock; none: any
 * @param language BCP 47; null: as in his profile
 */
public record Wish(List<Channel> channels, List<Span> times, @Nullable String language) {
    public Wish {
        channels = List.copyOf(channels);
        times = List.copyOf(times);
    }

    /**
     * A time of day.
     *
     * @param to excluded, later than {@code from}
     * @param days none: every day
     */
    public record Span(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
        public Span {
            days = Set.copyOf(days);
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "a span ends after it begins, found %s to %s".formatted(from, to));
            }
        }

        boolean holds(LocalDateTime local) {
            var time = local.toLocalTime();
            return (days.isEmpty() || days.contains(local.getDayOfWeek()))
                    && !time.isBefore(from)
                    && time.isBefore(to);
        }
    }

    /** Whether he asked for such a time. */
    public boolean asksFor(LocalDateTime local) {
        return times.stream().anyMatch(span -> span.holds(local));
    }
}
