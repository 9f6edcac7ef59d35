package io.forbear.compliance.backtest;

import io.forbear.compliance.intake.HistoryReader;
import io.forbear.topics.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the topics is read, and which of what it tells is judged.
 *
 * @param from what happened before is read but not judged; null: no limit
 * @param to what happened from then on is read but not judged; null: no limit
 */
record Stretch(List<Range> ranges, @Nullable Instant from, @Nullable Instant to) {
    private static final Comparator<Range> ORDER =
            Comparator.comparingInt(Range::partition).thenComparing(Range::topic);

    /**
     * Offsets of one partition of one topic.
     *
     * @param from first offset that is read
     * @param to first offset that is no longer read
     */
    record Range(String topic, int partition, long from, long to) {
        long size() {
            return Math.max(0, to - from);
        }

        private boolean contains(Range other) {
            return topic.equals(other.topic)
                    && partition == other.partition
                    && from <= other.from
                    && other.to <= to;
        }
    }

    Stretch {
        ranges = ranges.stream().sorted(ORDER).toList();
    }

    /**
     * A stretch of given offsets.
     *
     * @param held what the topics hold now
     * @throws IllegalArgumentException if the topics do not hold an offset, or one is named twice
     */
    static Stretch of(
            List<Range> asked, List<Range> held, @Nullable Instant from, @Nullable Instant to) {
        var seen = new HashSet<String>();
        for (var range : asked) {
            if (!seen.add(range.topic() + "-" + range.partition())
                    || held.stream().noneMatch(h -> h.contains(range))) {
                throw new IllegalArgumentException(
                        "the topics do not hold offsets %d to %d of %s-%d, or they are named twice"
                                .formatted(
                                        range.from(),
                                        range.to(),
                                        range.topic(),
                                        range.partition()));
            }
        }
        return new Stretch(asked, from, to);
    }

    /** The names of the topics that can be read. */
    static Set<String> topics() {
        return HistoryReader.topics().stream().map(Topic::name).collect(Collectors.toSet());
    }

    /** How many offsets it covers. */
    long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    /** The numbers of the partitions it covers, in order. */
    List<Integer> partitions() {
        return ranges.stream().map(Range::partition).distinct().toList();
    }

    /** The part of it in one partition. */
    List<Range> in(int partition) {
        return ranges.stream().filter(range -> range.partition() == partition).toList();
    }

    /** Whether something that happened at an instant is judged. */
    boolean judges(Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    /** The same stretch always reads the same. */
    String text() {
        return ranges.stream()
                .map(r -> r.topic() + "-" + r.partition() + " " + r.from() + ".." + r.to())
                .collect(Collectors.joining("\n", "", "\n" + from + ".." + to + "\n"));
    }
}
