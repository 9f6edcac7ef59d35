package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Extent;
import io.forbear.console.cluster.Reading.TopicReading;
import io.forbear.console.cluster.Snapshot.Parked;
import io.forbear.console.cluster.Snapshot.TopicFigures;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what Kafka told into what the page shows. Knows no clock and asks nobody. */
public final class Figures {
    private static final Map<String, Topic<?>> CATALOGUE =
            Topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    /**
     * Holds nothing: the services' outboxes keep there, as offsets, how far they have published.
     */
    private static final String OUTBOX_MARKS = "outbox.published";

    private static final double MILLIS = 1000;

    private final Reading now;
    private final @Nullable Reading before;
    private final Backdrop backdrop;

    private Figures(Reading now, @Nullable Reading before, Backdrop backdrop) {
        this.now = now;
        this.before = before;
        this.backdrop = backdrop;
    }

    /**
     * The figures of a reading: topics of the catalogue in its order, then others by name.
     *
     * @param before an earlier reading, from which rates are told; null: there is none
     * @param all whether internal topics and those of streams are told too
     */
    public static Snapshot of(
            Reading now, @Nullable Reading before, Backdrop backdrop, boolean all) {
        var figures = new Figures(now, before, backdrop);
        return new Snapshot(
                now.at(),
                backdrop.broker(),
                backdrop.registry(),
                names(now, all).map(figures::topic).toList());
    }

    private static Stream<String> names(Reading now, boolean all) {
        var known =
                Topics.all().stream()
                        .map(Topic::name)
                        .filter(name -> now.topics().containsKey(name));
        var others =
                now.topics().keySet().stream()
                        .filter(name -> !CATALOGUE.containsKey(name) && !isParked(name, now))
                        .filter(name -> all || !isInternal(name))
                        .sorted();
        return Stream.concat(known, others);
    }

    private static boolean isParked(String name, Reading now) {
        return name.endsWith(Topic.PARKED_SUFFIX)
                && now.topics()
                        .containsKey(
                                name.substring(0, name.length() - Topic.PARKED_SUFFIX.length()));
    }

    private static boolean isInternal(String name) {
        return name.startsWith("_")
                || name.equals(OUTBOX_MARKS)
                || name.endsWith("-changelog")
                || name.endsWith("-repartition");
    }

    private TopicFigures topic(String name) {
        var reading = reading(now, name);
        var known = CATALOGUE.get(name);
        return new TopicFigures(
                name,
                known == null ? null : known.type().getSimpleName(),
                known != null && known.compacted(),
                known == null ? List.of() : known.writers(),
                known == null ? List.of() : known.readers(),
                reading.partitions().size(),
                records(reading),
                reading.sizeBytes(),
                inPerSecond(name, reading),
                reading.lastAt(),
                versions(name),
                parked(name),
                groups(name, reading));
    }

    private List<Snapshot.GroupFigures> groups(String name, TopicReading reading) {
        var groups = new ArrayList<Snapshot.GroupFigures>();
        now.groups()
                .forEach(
                        (id, group) -> {
                            if (group.topics().contains(name)) {
                                var earlier = before == null ? null : before.groups().get(id);
                                groups.add(
                                        new Backlog(name, reading, group)
                                                .figures(id, earlier, now.at(), seconds()));
                            }
                        });
        groups.sort(Comparator.comparing(Snapshot.GroupFigures::group));
        return groups;
    }

    private @Nullable Double inPerSecond(String name, TopicReading reading) {
        var earlier = before == null ? null : before.topics().get(name);
        if (earlier == null || seconds() <= 0) {
            return null;
        }
        long arrived = 0;
        for (var partition : reading.partitions().entrySet()) {
            var then = earlier.partitions().get(partition.getKey());
            // a topic that was deleted and made anew begins at 0 again
            arrived += then == null ? 0 : Math.max(0, partition.getValue().end() - then.end());
        }
        return rounded(arrived / seconds());
    }

    private Parked parked(String name) {
        var topic = now.topics().get(name + Topic.PARKED_SUFFIX);
        var waiting = backdrop.parked();
        return new Parked(
                topic == null ? 0 : records(topic),
                waiting == null ? null : waiting.getOrDefault(name, 0L));
    }

    private @Nullable List<Integer> versions(String name) {
        var versions = backdrop.schemaVersions();
        return versions == null ? null : versions.getOrDefault(name, List.of());
    }

    private double seconds() {
        return before == null ? 0 : (now.at().toEpochMilli() - before.at().toEpochMilli()) / MILLIS;
    }

    private static TopicReading reading(Reading reading, String name) {
        var topic = reading.topics().get(name);
        if (topic == null) {
            throw new IllegalStateException("no reading of " + name);
        }
        return topic;
    }

    private static long records(TopicReading topic) {
        return topic.partitions().values().stream().mapToLong(Figures::records).sum();
    }

    private static long records(Extent extent) {
        return Math.max(0, extent.end() - extent.begin());
    }

    /** One decimal is what anybody reads. */
    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
