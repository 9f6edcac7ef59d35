package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Extent;
import io.forbear.console.cluster.Reading.GroupReading;
import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.TopicReading;
import io.forbear.console.cluster.Reading.Unread;
import io.forbear.console.cluster.Snapshot.GroupFigures;
import io.forbear.console.cluster.Snapshot.PartitionFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a group has not yet consumed of a topic.
 *
 * @param topic its name
 */
record Backlog(String topic, TopicReading reading, GroupReading group) {
    private static final double MILLIS = 1000;

    /**
     * The figures of the group.
     *
     * @param earlier the group in an earlier reading; null: it was not there
     * @param seconds how long ago that was; 0: there was none
     */
    GroupFigures figures(String name, @Nullable GroupReading earlier, Instant now, double seconds) {
        var partitions = partitions();
        var lag = sum(partitions);
        var longest = lag == null || lag == 0 ? null : longest(partitions, now);
        return new GroupFigures(
                name,
                group.kind(),
                group.state(),
                group.members(),
                lag,
                lag != null && lag == 0 ? Double.valueOf(0) : seconds(longest),
                longest == null ? null : longest.since(),
                longest == null ? null : longest.seenAt(),
                outPerSecond(earlier, seconds),
                partitions);
    }

    /** A part of the lag would pass for the whole. */
    private static @Nullable Long sum(List<PartitionFigures> partitions) {
        long sum = 0;
        for (var partition : partitions) {
            var lag = partition.lag();
            if (lag == null) {
                return null;
            }
            sum += lag;
        }
        return sum;
    }

    private List<PartitionFigures> partitions() {
        var partitions = new ArrayList<PartitionFigures>();
        reading.partitions().keySet().stream()
                .sorted()
                .forEach(number -> partitions.add(partition(number)));
        return partitions;
    }

    private PartitionFigures partition(int number) {
        var extent = reading.partitions().getOrDefault(number, new Extent(0, 0));
        var place = new Place(topic, number);
        var committed = group.committed().get(place);
        // what retention took away cannot be consumed any more
        var reached = Math.max(extent.begin(), committed == null ? 0 : committed);
        return new PartitionFigures(
                number, extent.begin(), extent.end(), committed, lag(place, extent, reached));
    }

    private @Nullable Long lag(Place place, Extent extent, long reached) {
        if (!extent.isTold() || !group.isTold()) {
            return null;
        }
        var told = group.lags().get(place);
        return told != null ? told : lag(extent, reached, group.unread().get(place));
    }

    private static Long lag(Extent extent, long reached, @Nullable Unread unread) {
        if (unread instanceof Unread.Nothing) {
            return 0L;
        }
        var from = unread instanceof Unread.Waiting waiting ? waiting.offset() : reached;
        return Math.max(0, extent.end() - Math.max(from, reached));
    }

    /**
     * How long a record waits.
     *
     * @param until when that was seen
     * @param seenAt the same if it was not now
     */
    private record Wait(Instant since, Instant until, @Nullable Instant seenAt) {

        /** The longer one, which is as old as the older one. */
        private Wait or(Wait other) {
            var longer = other.since.isBefore(since) ? other : this;
            var isOlder = seenAt == null || (other.seenAt != null && other.seenAt.isBefore(seenAt));
            return new Wait(longer.since, longer.until, isOlder ? other.seenAt : seenAt);
        }
    }

    private @Nullable Wait longest(List<PartitionFigures> partitions, Instant now) {
        return partitions.stream()
                .filter(partition -> partition.lag() != null && partition.lag() > 0)
                .map(partition -> new Place(topic, partition.partition()))
                .flatMap(place -> Stream.ofNullable(group.unread().get(place)))
                .flatMap(unread -> Stream.ofNullable(wait(unread, now)))
                .reduce(Wait::or)
                .orElse(null);
    }

    private static @Nullable Wait wait(Unread unread, Instant now) {
        return switch (unread) {
            case Unread.Waiting(_, var since) -> new Wait(since, now, null);
            case Unread.Earlier(var since, var at) -> new Wait(since, at, at);
            case Unread.Nothing() -> null;
        };
    }

    private static @Nullable Double seconds(@Nullable Wait longest) {
        return longest == null
                ? null
                : Figures.rounded(
                        Math.max(
                                0,
                                Duration.between(longest.since(), longest.until()).toMillis()
                                        / MILLIS));
    }

    private @Nullable Double outPerSecond(@Nullable GroupReading earlier, double seconds) {
        if (earlier == null || seconds <= 0 || !group.isTold()) {
            return null;
        }
        long consumed = 0;
        for (var partition : reading.partitions().keySet()) {
            var place = new Place(topic, partition);
            var then = earlier.committed().get(place);
            var now = group.committed().get(place);
            // a group that was set back consumes nothing by that
            consumed += then == null || now == null ? 0 : Math.max(0, now - then);
        }
        return Figures.rounded(consumed / seconds);
    }
}
