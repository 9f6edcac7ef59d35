package io.forbear.console.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * Sets consumer groups of a service back to what was in the topics at an instant, for a database
 * that was restored to it. Only back, never ahead: what comes a second time is known by its mark.
 *
 * <p>Two kinds of groups are none of a database's and are left alone: that of the stream, whose
 * offsets belong to its state in Kafka, and the {@code outbox-} groups, whose offset is the number
 * of the batch that Kafka has.
 */
public final class Rewind implements AutoCloseable {
    private static final String STREAM = "compliance-service";
    private static final String PROJECTION = "compliance-projection";
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Admin admin;

    /**
     * @param settings of Kafka's clients: addresses and security
     * @param patience how long Kafka may take to answer
     */
    public Rewind(Map<String, Object> settings, Duration patience) {
        var own = new HashMap<>(settings);
        own.put("request.timeout.ms", (int) patience.toMillis());
        own.put("default.api.timeout.ms", (int) patience.toMillis());
        admin = Admin.create(own);
    }

    /**
     * A group's place in a partition.
     *
     * @param committed where it stands
     * @param target where it is to stand: never beyond {@code committed}
     * @param first the oldest record that the partition still has
     */
    public record Move(
            String group, String topic, int partition, long committed, long target, long first) {
        /** How many records come again. */
        public long records() {
            return committed - target;
        }

        /**
         * Whether the partition may have had more records since that instant than it still has: its
         * first one is among them, and others were before it.
         */
        public boolean isCutShort() {
            return target == first && first > 0;
        }
    }

    /** The groups of a service that have consumed, and whether anybody works in them. */
    public record Found(String group, boolean isAtRest) {}

    /** The groups of which a service's database keeps the marks. */
    public List<Found> groups(String service) throws Outage {
        return Answers.of(admin.listGroups().all()).stream()
                .filter(group -> isOf(service, group.groupId()))
                .map(group -> new Found(group.groupId(), isAtRest(group)))
                .sorted(Comparator.comparing(Found::group))
                .toList();
    }

    /** Whether a service's database keeps the marks of a group. */
    static boolean isOf(String service, String group) {
        return !group.equals(STREAM)
                && (group.equals(service)
                        || group.startsWith(service + "-")
                        || (service.equals(STREAM) && group.startsWith(PROJECTION)));
    }

    private static boolean isAtRest(GroupListing group) {
        return group.groupState().filter(state -> state == GroupState.EMPTY).isPresent();
    }

    /** Where the groups would stand, for each partition that they have consumed of. */
    public List<Move> plan(Collection<String> groups, Instant to) throws Outage {
        var moves = new ArrayList<Move>();
        for (var group : groups) {
            var asked = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
            var committed = new HashMap<TopicPartition, Long>();
            Answers.of(asked)
                    .forEach(
                            (place, offset) -> {
                                if (offset != null) {
                                    committed.put(place, offset.offset());
                                }
                            });
            var since = offsets(committed.keySet(), OffsetSpec.forTimestamp(to.toEpochMilli()));
            var first = offsets(committed.keySet(), OffsetSpec.earliest());
            committed.forEach(
                    (place, offset) ->
                            moves.add(
                                    move(
                                            group,
                                            place,
                                            offset,
                                            requireNonNull(since.get(place)),
                                            requireNonNull(first.get(place)))));
        }
        moves.sort(
                Comparator.comparing(Move::group)
                        .thenComparing(Move::topic)
                        .thenComparingInt(Move::partition));
        return moves;
    }

    /** A negative offset says that no record is as young. */
    private static Move move(
            String group, TopicPartition place, long committed, long since, long first) {
        var target = since < 0 ? committed : Math.min(committed, since);
        return new Move(group, place.topic(), place.partition(), committed, target, first);
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> places, OffsetSpec at)
            throws Outage {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        places.forEach(place -> asked.put(place, at));
        var found = new HashMap<TopicPartition, Long>();
        Answers.of(admin.listOffsets(asked).all())
                .forEach((place, info) -> found.put(place, offset(info)));
        return found;
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    /**
     * Moves the groups.
     *
     * @throws Outage if Kafka refuses, as it does while somebody works in one of them
     */
    public void carryOut(List<Move> moves) throws Outage {
        var targets = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (var move : moves) {
            targets.computeIfAbsent(move.group(), _ -> new HashMap<>())
                    .put(
                            new TopicPartition(move.topic(), move.partition()),
                            new OffsetAndMetadata(move.target()));
        }
        for (var group : targets.entrySet()) {
            Answers.of(admin.alterConsumerGroupOffsets(group.getKey(), group.getValue()).all());
        }
    }

    @Override
    public void close() {
        admin.close(CLOSE_LIMIT);
    }
}
