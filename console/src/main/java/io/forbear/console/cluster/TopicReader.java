package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Extent;
import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.TopicReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where topics begin and end, when they were last written, and how much room they take. */
final class TopicReader {
    private static final ListOffsetsOptions COMMITTED =
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

    private final Admin admin;
    private final Pace partitionsPace = new Pace(Duration.ofSeconds(20));
    private final Pace beginsPace = new Pace(Duration.ofSeconds(10));
    private final Pace newestPace = new Pace(Duration.ofSeconds(5));
    private final Pace sizesPace = new Pace(Duration.ofSeconds(30));
    private Set<String> names = Set.of();
    private List<Place> places = List.of();
    private Map<Place, Long> ends = Map.of();
    private Map<Place, Long> begins = Map.of();
    private Map<Place, Instant> newest = Map.of();
    private Map<String, Long> sizes = Map.of();

    TopicReader(Admin admin) {
        this.admin = admin;
    }

    /** All topics, internal ones included. */
    Map<String, TopicReading> read(Instant at) throws Outage {
        var listed =
                Answers.of(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        var isChanged = !listed.equals(names);
        if (partitionsPace.isDue(at) || isChanged) {
            places = partitions(listed);
            partitionsPace.done(at);
        }
        var told = offsets(OffsetSpec.latest());
        ends = merged(ends, told);
        if (beginsPace.isDue(at) || isChanged) {
            begins = merged(begins, offsets(OffsetSpec.earliest()));
            beginsPace.done(at);
        }
        if (newestPace.isDue(at) || isChanged) {
            newest = orElse(this::newest, newest);
            newestPace.done(at);
        }
        if (sizesPace.isDue(at) || isChanged) {
            sizes = orElse(this::sizes, sizes);
            sizesPace.done(at);
        }
        names = Set.copyOf(listed);
        return readings(told.keySet());
    }

    /** What was told last of those that tell nothing now. */
    private Map<Place, Long> merged(Map<Place, Long> before, Map<Place, Long> told) {
        var merged = new HashMap<>(before);
        merged.keySet().retainAll(Set.copyOf(places));
        merged.putAll(told);
        return merged;
    }

    private interface Asking<T> {
        T ask() throws Outage;
    }

    /** Kafka may refuse some questions to some users, and is not out by that. */
    private static <T> T orElse(Asking<T> asking, T before) {
        try {
            return asking.ask();
        } catch (Outage refused) {
            return before;
        }
    }

    private Map<String, TopicReading> readings(Set<Place> told) {
        var partitions = new HashMap<String, Map<Integer, Extent>>();
        for (var place : places) {
            var end = ends.getOrDefault(place, 0L);
            // one that was deleted and made anew ends before it began
            var begin = Math.min(begins.getOrDefault(place, 0L), end);
            partitions
                    .computeIfAbsent(place.topic(), _ -> new HashMap<>())
                    .put(place.partition(), new Extent(begin, end, told.contains(place)));
        }
        var readings = new HashMap<String, TopicReading>();
        partitions.forEach(
                (name, extents) ->
                        readings.put(
                                name, new TopicReading(extents, sizes.get(name), newestOf(name))));
        return readings;
    }

    private @Nullable Instant newestOf(String topic) {
        return newest.entrySet().stream()
                .filter(one -> one.getKey().topic().equals(topic))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private List<Place> partitions(Set<String> listed) throws Outage {
        var described = Answers.thatCame(admin.describeTopics(listed).topicNameValues());
        var found = new ArrayList<Place>();
        described.forEach(
                (name, topic) ->
                        topic.partitions()
                                .forEach(one -> found.add(new Place(name, one.partition()))));
        places.stream()
                .filter(place -> listed.contains(place.topic()))
                .filter(place -> !described.containsKey(place.topic()))
                .forEach(found::add);
        return found;
    }

    private Map<Place, Long> offsets(OffsetSpec spec) throws Outage {
        var found = new HashMap<Place, Long>();
        ask(spec).forEach((place, answer) -> found.put(place, answer.offset()));
        return found;
    }

    private Map<Place, Instant> newest() throws Outage {
        var found = new HashMap<Place, Instant>();
        ask(OffsetSpec.maxTimestamp())
                .forEach(
                        (place, answer) -> {
                            if (answer.timestamp() >= 0) {
                                found.put(place, Instant.ofEpochMilli(answer.timestamp()));
                            }
                        });
        return found;
    }

    private Map<Place, ListOffsetsResultInfo> ask(OffsetSpec spec) throws Outage {
        var specs = places.stream().collect(Collectors.toMap(TopicReader::partition, _ -> spec));
        var asked = admin.listOffsets(specs, COMMITTED);
        var answers = new HashMap<Place, KafkaFuture<ListOffsetsResultInfo>>();
        places.forEach(place -> answers.put(place, asked.partitionResult(partition(place))));
        return Answers.thatCame(answers);
    }

    private static TopicPartition partition(Place place) {
        return new TopicPartition(place.topic(), place.partition());
    }

    /** On one replica of each partition, the largest: followers may lag. */
    private Map<String, Long> sizes() throws Outage {
        var brokers = Answers.of(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        var ofPartitions = new HashMap<TopicPartition, Long>();
        for (var directories :
                Answers.thatCame(admin.describeLogDirs(brokers).descriptions()).values()) {
            for (var directory : directories.values()) {
                directory
                        .replicaInfos()
                        .forEach(
                                (one, replica) ->
                                        ofPartitions.merge(one, replica.size(), Math::max));
            }
        }
        var found = new HashMap<String, Long>();
        ofPartitions.forEach((one, size) -> found.merge(one.topic(), size, Long::sum));
        return found;
    }
}
