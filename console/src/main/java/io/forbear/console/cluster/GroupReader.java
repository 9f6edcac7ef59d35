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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
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
    private Map<String, Progress> progress = Map.of();

    GroupReader(Admin admin) {
        this.admin = admin;
    }

    private record Known(Kind kind, String state, Members members) {}

    /** How many they are, and which topics they read. */
    private record Members(int count, Set<String> topics) {
        private static final Members NONE = new Members(0, Set.of());

        private static Members of(int count, Stream<Set<TopicPartition>> assigned) {
            return new Members(
                    count,
                    assigned.flatMap(Set::stream)
                            .map(TopicPartition::topic)
                            .collect(Collectors.toSet()));
        }
    }

    /**
     * How far a group is.
     *
     * @param lags where Kafka itself tells them
     */
    private record Progress(Map<Place, Long> committed, Map<Place, Long> lags) {
        private static final Progress NONE = new Progress(Map.of(), Map.of());
    }

    /** Every group that has consumed something, or is about to. */
    Map<String, GroupReading> read(Instant at) throws Outage {
        if (listPace.isDue(at)) {
            groups = described();
            listPace.done(at);
        }
        var told = new HashMap<String, Progress>();
        told.putAll(ofConsumers());
        told.putAll(ofStreams());
        told.putAll(ofShares());
        var reached = new HashMap<String, Progress>();
        var readings = new HashMap<String, GroupReading>();
        groups.forEach(
                (name, known) -> {
                    var before = progress.getOrDefault(name, Progress.NONE);
                    var now = told.getOrDefault(name, before);
                    reached.put(name, now);
                    if (!now.committed().isEmpty() || !known.members().topics().isEmpty()) {
                        readings.put(name, reading(known, now, told.containsKey(name)));
                    }
                });
        progress = reached;
        return readings;
    }

    private static GroupReading reading(Known known, Progress progress, boolean isTold) {
        return new GroupReading(
                known.kind(),
                known.state(),
                known.members().count(),
                progress.committed(),
                Map.of(),
                known.members().topics(),
                progress.lags(),
                isTold);
    }

    private Map<String, Known> described() throws Outage {
        var answer = admin.listGroups();
        var listed = Answers.of(answer.valid()).stream().limit(MOST_GROUPS).toList();
        var errors = Answers.of(answer.errors());
        if (listed.isEmpty() && !errors.isEmpty()) {
            throw new Outage(errors.iterator().next());
        }
        var found = new HashMap<String, Known>();
        if (!errors.isEmpty()) {
            // a broker did not list its own
            found.putAll(groups);
        }
        var members = members(listed);
        for (var group : listed) {
            var before = groups.get(group.groupId());
            found.put(
                    group.groupId(),
                    new Known(
                            kind(group),
                            group.groupState().map(GroupState::name).orElse("UNKNOWN"),
                            members.getOrDefault(
                                    group.groupId(),
                                    before == null ? Members.NONE : before.members())));
        }
        return found;
    }

    private Map<String, Members> members(List<GroupListing> listed) {
        var members = new HashMap<String, Members>();
        var consumers = new ArrayList<>(named(listed, Kind.CLASSIC));
        consumers.addAll(named(listed, Kind.CONSUMER));
        Answers.ifAny(admin.describeConsumerGroups(consumers).describedGroups())
                .forEach((name, group) -> members.put(name, members(group)));
        Answers.ifAny(admin.describeShareGroups(named(listed, Kind.SHARE)).describedGroups())
                .forEach((name, group) -> members.put(name, members(group)));
        Answers.ifAny(admin.describeStreamsGroups(named(listed, Kind.STREAMS)).describedGroups())
                .forEach((name, group) -> members.put(name, members(group)));
        return members;
    }

    private static Members members(ConsumerGroupDescription group) {
        return Members.of(
                group.members().size(),
                group.members().stream().map(one -> one.assignment().topicPartitions()));
    }

    private static Members members(ShareGroupDescription group) {
        return Members.of(
                group.members().size(),
                group.members().stream().map(one -> one.assignment().topicPartitions()));
    }

    private static Members members(StreamsGroupDescription group) {
        return new Members(
                group.members().size(),
                group.subtopologies().stream()
                        .flatMap(part -> part.sourceTopics().stream())
                        .collect(Collectors.toSet()));
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

    private Map<String, Progress> ofConsumers() {
        var names = new ArrayList<>(named(Kind.CLASSIC));
        names.addAll(named(Kind.CONSUMER));
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        names.forEach(name -> specs.put(name, new ListConsumerGroupOffsetsSpec()));
        var asked = admin.listConsumerGroupOffsets(specs);
        var answers = new HashMap<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>>();
        names.forEach(name -> answers.put(name, asked.partitionsToOffsetAndMetadata(name)));
        return reached(answers);
    }

    private Map<String, Progress> ofStreams() {
        var names = named(Kind.STREAMS);
        var specs = new HashMap<String, ListStreamsGroupOffsetsSpec>();
        names.forEach(name -> specs.put(name, new ListStreamsGroupOffsetsSpec()));
        var asked = admin.listStreamsGroupOffsets(specs);
        var answers = new HashMap<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>>();
        names.forEach(name -> answers.put(name, asked.partitionsToOffsetAndMetadata(name)));
        return reached(answers);
    }

    private Map<String, Progress> ofShares() {
        var names = named(Kind.SHARE);
        var specs = new HashMap<String, ListShareGroupOffsetsSpec>();
        names.forEach(name -> specs.put(name, new ListShareGroupOffsetsSpec()));
        var asked = admin.listShareGroupOffsets(specs);
        var answers =
                new HashMap<String, KafkaFuture<Map<TopicPartition, SharePartitionOffsetInfo>>>();
        names.forEach(name -> answers.put(name, asked.partitionsToOffsetInfo(name)));
        var found = new HashMap<String, Progress>();
        Answers.ifAny(answers).forEach((name, offsets) -> found.put(name, shared(offsets)));
        return found;
    }

    /** Of what lies behind the start some records may be done already: Kafka counts them. */
    private static Progress shared(Map<TopicPartition, SharePartitionOffsetInfo> offsets) {
        var places = new HashMap<Place, Long>();
        var lags = new HashMap<Place, Long>();
        offsets.forEach(
                (one, info) -> {
                    if (info != null) {
                        places.put(place(one), info.startOffset());
                        info.lag().ifPresent(lag -> lags.put(place(one), lag));
                    }
                });
        return new Progress(places, lags);
    }

    private static Map<String, Progress> reached(
            Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers) {
        var found = new HashMap<String, Progress>();
        Answers.ifAny(answers).forEach((name, offsets) -> found.put(name, committed(offsets)));
        return found;
    }

    /** Null where nothing was committed. */
    private static Progress committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        var places = new HashMap<Place, Long>();
        offsets.forEach(
                (one, offset) -> {
                    if (offset != null) {
                        places.put(place(one), offset.offset());
                    }
                });
        return new Progress(places, Map.of());
    }

    private static Place place(TopicPartition partition) {
        return new Place(partition.topic(), partition.partition());
    }
}
