package io.forbear.simulator.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When providers are down. */
public record Outages(List<Outage> all) {
    private static final Duration LENGTH = Duration.ofHours(6);
    private static final Duration DAY = Duration.ofDays(1);

    /** Six hours of the day in China and India, and the morning in Britain. */
    private static final Duration BEGINS = Duration.ofHours(3);

    private static final int EVERY_DAYS = 9;

    public Outages {
        all = List.copyOf(all);
    }

    /**
     * A time in which nobody is sent anything.
     *
     * @param from first instant
     * @param until first instant after it
     */
    public record Outage(Instant from, Instant until) {
        public Outage {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("no outage from " + from + " to " + until);
            }
        }

        /** Whether the provider is down then. */
        public boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** Never down. */
    public static Outages none() {
        return new Outages(List.of());
    }

    /**
     * Six hours from three o'clock UTC on, on the second day and each ninth after it that are whole
     * within the span; in a shorter span, the third quarter of it.
     */
    public static Outages within(Instant start, Instant end) {
        var found = new ArrayList<Outage>();
        var midnight =
                Instant.EPOCH.plus(Duration.ofDays(start.getEpochSecond() / DAY.toSeconds()));
        for (var from = midnight.plus(DAY).plus(BEGINS);
                !from.plus(LENGTH).plus(LENGTH).isAfter(end);
                from = from.plus(DAY.multipliedBy(EVERY_DAYS))) {
            found.add(new Outage(from, from.plus(LENGTH)));
        }
        return found.isEmpty() ? inShort(start, end) : new Outages(found);
    }

    private static Outages inShort(Instant start, Instant end) {
        var quarter = Duration.between(start, end).dividedBy(4);
        var from = start.plus(quarter.multipliedBy(2));
        return new Outages(List.of(new Outage(from, from.plus(quarter))));
    }

    /** The outage at an instant. */
    public Optional<Outage> at(Instant at) {
        return all.stream().filter(one -> one.has(at)).findFirst();
    }
}
