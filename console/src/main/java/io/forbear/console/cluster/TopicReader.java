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
            names = Set.copyOf(listed);
        }
        var ends = offsets(OffsetSpec.latest());
        if (beginsPace.isDue(at) || isChanged) {
            begins = offsets(OffsetSpec.earliest());
        }
        if (newestPace.isDue(at) || isChanged) {
            newest = newest();
        }
        if (sizesPace.isDue(at) || isChanged) {
            sizes = sizes();
        }
        return readings(ends);
    }

    private Map<String, TopicReading> readings(Map<Place, Long> ends) {
        var partitions = new HashMap<String, Map<Integer, Extent>>();
        ends.forEach(
                (place, end) -> {
                    var begin = begins.getOrDefault(place, 0L);
                    partitions
                            .computeIfAbsent(place.topic(), _ -> new HashMap<>())
                            // one that was deleted and made anew ends before it began
                            .put(place.partition(), new Extent(Math.min(begin, end), end));
                });
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
