package io.forbear.console.cluster;

import io.forbear.console.cluster.Snapshot.TopicFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last hours in steps of ten seconds, in bounded memory: 6 KB per topic and per group that
 * consumes it, at most {@value #MOST_SERIES} of them.
 */
public final class History {
    /** How long it reaches back. */
    public static final Duration REACH = Duration.ofHours(4);

    static final int STEP_SECONDS = 10;
    static final int SLOTS = (int) (REACH.toSeconds() / STEP_SECONDS);
    private static final int MOST_SERIES = 2_000;

    private final Map<String, OfTopic> topics = new LinkedHashMap<>();
    private int series;

    private static final class OfTopic {
        private final Series in = new Series(SLOTS);
        private final Map<String, Series> lag = new TreeMap<>();
    }

    /**
     * One topic in full detail; values are null where nothing was measured.
     *
     * @param in records per second
     * @param lag records not consumed, by group
     */
    public record Detail(
            Instant from,
            int stepSeconds,
            List<@Nullable Double> in,
            Map<String, List<@Nullable Double>> lag) {}

    /** One topic for a small picture: records per second, and the lag of all groups together. */
    public record Line(List<@Nullable Double> in, List<@Nullable Double> lag) {}

    /** All topics. */
    public record Overview(Instant from, int stepSeconds, Map<String, Line> topics) {}

    /** Keeps what was measured. */
    public synchronized void add(Snapshot snapshot) {
        var slot = slot(snapshot.at());
        for (var topic : snapshot.topics()) {
            var kept = topics.get(topic.name());
            if (kept == null && mayGrow()) {
                kept = new OfTopic();
                topics.put(topic.name(), kept);
            }
            if (kept != null) {
                add(kept, topic, slot);
            }
        }
    }

    private void add(OfTopic kept, TopicFigures topic, long slot) {
        if (topic.inPerSecond() != null) {
            kept.in.add(slot, topic.inPerSecond());
        }
        for (var group : topic.groups()) {
            var lag = kept.lag.get(group.group());
            if (lag == null && mayGrow()) {
                lag = new Series(SLOTS);
                kept.lag.put(group.group(), lag);
            }
            var told = group.lag();
            if (lag != null && told != null) {
                lag.add(slot, told.doubleValue());
            }
        }
    }

    private boolean mayGrow() {
        if (series == MOST_SERIES) {
            return false;
        }
        series++;
        return true;
    }

    /** A topic's history; empty lists if none is kept. */
    public synchronized Detail detail(String topic, Instant now) {
        var kept = topics.get(topic);
        var slot = slot(now);
        var lag = new TreeMap<String, List<@Nullable Double>>();
        if (kept != null) {
            kept.lag.forEach((group, values) -> lag.put(group, values.last(slot, SLOTS, 1)));
        }
        return new Detail(
                begin(slot, SLOTS),
                STEP_SECONDS,
                kept == null ? List.of() : kept.in.last(slot, SLOTS, 1),
                lag);
    }

    /**
     * All topics.
     *
     * @param hours how far back, at most {@link #REACH}
     * @param points how many values, at most so many as there are steps
     */
    public synchronized Overview overview(Instant now, int hours, int points) {
        var slots = (int) Duration.ofHours(hours).toSeconds() / STEP_SECONDS;
        var each = Math.max(1, slots / points);
        var slot = slot(now);
        var lines = new LinkedHashMap<String, Line>();
        topics.forEach(
                (name, kept) ->
                        lines.put(
                                name,
                                new Line(
                                        kept.in.last(slot, points, each),
                                        sum(kept.lag, slot, points, each))));
        return new Overview(begin(slot, points * each), STEP_SECONDS * each, lines);
    }

    private static List<@Nullable Double> sum(
            Map<String, Series> groups, long slot, int points, int each) {
        var all = groups.values().stream().map(one -> one.last(slot, points, each)).toList();
        var sums = new ArrayList<@Nullable Double>(points);
        for (int point = 0; point < points; point++) {
            Double sum = null;
            for (var one : all) {
                var value = one.get(point);
                if (value != null) {
                    sum = (sum == null ? 0 : sum) + value;
                }
            }
            sums.add(sum);
        }
        return sums;
    }

    private static Instant begin(long slot, int slots) {
        return Instant.ofEpochSecond((slot - slots + 1) * STEP_SECONDS);
    }

    private static long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), (long) STEP_SECONDS);
    }
}
