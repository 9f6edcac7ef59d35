package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.GroupReading;
import io.forbear.console.cluster.Reading.Kind;
import io.forbear.console.cluster.Reading.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far groups have consumed. */
final class GroupReader {
    /** More are not looked at: the console must not become a load of its own. */
    private static final int MOST_GROUPS = 500;

    private final Admin admin;
    private final Pace listPace = new Pace(Duration.ofSeconds(5));
    private Map<String, Known> groups = Map.of();

    GroupReader(Admin admin) {
        this.admin = admin;
    }

    private record Known(Kind kind, String state, int members) {}

    /** Every group that has ever consumed something. */
    Map<String, GroupReading> read(Instant at) throws Outage {
        if (listPace.isDue(at)) {
            groups = described();
        }
        var committed = new HashMap<String, Map<Place, Long>>();
        committed.putAll(ofConsumers());
        committed.putAll(ofStreams());
        committed.putAll(ofShares());
        var readings = new HashMap<String, GroupReading>();
        committed.forEach(
                (name, places) -> {
                    var known = groups.get(name);
                    if (known != null && !places.isEmpty()) {
                        readings.put(
                                name,
                                new GroupReading(
                                        known.kind(),
                                        known.state(),
                                        known.members(),
                                        places,
                                        Map.of()));
                    }
                });
        return readings;
    }

    private Map<String, Known> described() throws Outage {
        var listed = Answers.of(admin.listGroups().all()).stream().limit(MOST_GROUPS).toList();
        var found = new HashMap<String, Known>();
        var members = members(listed);
        for (var group : listed) {
            found.put(
                    group.groupId(),
                    new Known(
                            kind(group),
                            group.groupState().map(GroupState::name).orElse("UNKNOWN"),
                            members.getOrDefault(group.groupId(), 0)));
        }
        return found;
    }

    private Map<String, Integer> members(List<GroupListing> listed) throws Outage {
        var members = new HashMap<String, Integer>();
        var consumers = new ArrayList<>(named(listed, Kind.CLASSIC));
        consumers.addAll(named(listed, Kind.CONSUMER));
        Answers.thatCame(admin.describeConsumerGroups(consumers).describedGroups())
                .forEach((name, group) -> members.put(name, group.members().size()));
        Answers.thatCame(admin.describeShareGroups(named(listed, Kind.SHARE)).describedGroups())
                .forEach((name, group) -> members.put(name, group.members().size()));
        Answers.thatCame(admin.describeStreamsGroups(named(listed, Kind.STREAMS)).describedGroups())
                .forEach((name, group) -> members.put(name, group.members().size()));
        return members;
    }

    private static List<String> named(List<GroupListing> listed, Kind kind) {
        return listed.stream()
                .filter(group -> kind(group) == kind)
                .map(GroupListing::groupId)
                .toList();
    }

    private static Kind kind(GroupListing group) {
        return switch (group.type().orElse(GroupType.CLASSIC)) {
            case CONSUMER -> Kind.CONSUMER;
            case SHARE -> Kind.SHARE;
            case STREAMS -> Kind.STREAMS;
            case CLASSIC, UNKNOWN -> Kind.CLASSIC;
        };
    }

    private List<String> named(Kind kind) {
        return groups.entrySet().stream()
                .filter(group -> group.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Map<Place, Long>> ofConsumers() throws Outage {
        var names = new ArrayList<>(named(Kind.CLASSIC));
        names.addAll(named(Kind.CONSUMER));
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        names.forEach(name -> specs.put(name, new ListConsumerGroupOffsetsSpec()));
        var asked = admin.listConsumerGroupOffsets(specs);
        var answers = new HashMap<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>>();
        names.forEach(name -> answers.put(name, asked.partitionsToOffsetAndMetadata(name)));
        return reached(answers);
    }

    private Map<String, Map<Place, Long>> ofStreams() throws Outage {
        var names = named(Kind.STREAMS);
        var specs = new HashMap<String, ListStreamsGroupOffsetsSpec>();
        names.forEach(name -> specs.put(name, new ListStreamsGroupOffsetsSpec()));
        var asked = admin.listStreamsGroupOffsets(specs);
        var answers = new HashMap<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>>();
        names.forEach(name -> answers.put(name, asked.partitionsToOffsetAndMetadata(name)));
        return reached(answers);
    }

    private Map<String, Map<Place, Long>> ofShares() throws Outage {
        var names = named(Kind.SHARE);
        var specs = new HashMap<String, ListShareGroupOffsetsSpec>();
        names.forEach(name -> specs.put(name, new ListShareGroupOffsetsSpec()));
        var asked = admin.listShareGroupOffsets(specs);
        var answers =
                new HashMap<String, KafkaFuture<Map<TopicPartition, SharePartitionOffsetInfo>>>();
        names.forEach(name -> answers.put(name, asked.partitionsToOffsetInfo(name)));
        var found = new HashMap<String, Map<Place, Long>>();
        Answers.thatCame(answers)
                .forEach(
                        (name, offsets) -> {
                            var places = new HashMap<Place, Long>();
                            offsets.forEach(
                                    (one, info) -> {
                                        if (info != null) {
                                            places.put(place(one), info.startOffset());
                                        }
                                    });
                            found.put(name, places);
                        });
        return found;
    }

    private static Map<String, Map<Place, Long>> reached(
            Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers)
            throws Outage {
        var found = new HashMap<String, Map<Place, Long>>();
        Answers.thatCame(answers)
                .forEach(
                        (name, offsets) -> {
                            var places = new HashMap<Place, Long>();
                            offsets.forEach(
                                    (one, offset) -> {
                                        // null where nothing was committed
                                        if (offset != null) {
                                            places.put(place(one), offset.offset());
                                        }
                                    });
                            found.put(name, places);
                        });
        return found;
    }

    private static Place place(TopicPartition partition) {
        return new Place(partition.topic(), partition.partition());
    }
}
