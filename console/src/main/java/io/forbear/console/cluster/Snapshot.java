package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics and who consumes them, as the page shows them.
 *
 * @param at when Kafka was measured, in real time; while it is out: when it told anything last
 */
public record Snapshot(Instant at, Standing broker, Standing registry, List<TopicFigures> topics) {
    public Snapshot {
        topics = List.copyOf(topics);
    }

    /**
     * A topic.
     *
     * @param record simple name of its Avro record; null: not a topic of the catalogue
     * @param records offsets that exist; of a compacted topic, and with transactions, more than
     *     records
     * @param inPerSecond null: measured only once so far
     * @param schemaVersions null: the registry is out
     */
    public record TopicFigures(
            String name,
            @Nullable String record,
            boolean compacted,
            List<String> writers,
            List<String> readers,
            int partitions,
            long records,
            @Nullable Long sizeBytes,
            @Nullable Double inPerSecond,
            @Nullable Instant lastAt,
            @Nullable List<Integer> schemaVersions,
            Parked parked,
            List<GroupFigures> groups) {

        TopicFigures brief() {
            return new TopicFigures(
                    name,
                    record,
                    compacted,
                    writers,
                    readers,
                    partitions,
                    records,
                    sizeBytes,
                    inPerSecond,
                    lastAt,
                    schemaVersions,
                    parked,
                    groups.stream().map(GroupFigures::brief).toList());
        }
    }

    /**
     * What could not be processed.
     *
     * @param records offsets of the topic for parked records
     * @param waiting how many still wait, as the services tell; null: not all of them told
     */
    public record Parked(long records, @Nullable Long waiting) {}

    /**
     * A group that consumes the topic.
     *
     * @param lag offsets it has not consumed; null: not known of all partitions
     * @param lagSeconds how long the oldest record waits that it has not consumed; 0: nothing
     *     waits; null: not known
     * @param lagSeenAt when that was seen, if there was no time to look now; null: now
     * @param partitions null: left out
     */
    public record GroupFigures(
            String group,
            Kind kind,
            String state,
            int members,
            @Nullable Long lag,
            @Nullable Double lagSeconds,
            @Nullable Instant oldestUnprocessedAt,
            @Nullable Instant lagSeenAt,
            @Nullable Double outPerSecond,
            @Nullable List<PartitionFigures> partitions) {

        GroupFigures brief() {
            return new GroupFigures(
                    group,
                    kind,
                    state,
                    members,
                    lag,
                    lagSeconds,
                    oldestUnprocessedAt,
                    lagSeenAt,
                    outPerSecond,
                    null);
        }
    }

    /**
     * A partition, for one group.
     *
     * @param committed null: nothing of it was ever consumed
     * @param lag null: not known, for the partition has no leader or the group no coordinator
     */
    public record PartitionFigures(
            int partition, long begin, long end, @Nullable Long committed, @Nullable Long lag) {}

    /** The same without what each partition tells. */
    public Snapshot brief() {
        return new Snapshot(
                at, broker, registry, topics.stream().map(TopicFigures::brief).toList());
    }

    /** Whether all of it but the instant is the same. */
    public boolean saysTheSameAs(Snapshot other) {
        return broker.equals(other.broker)
                && registry.equals(other.registry)
                && topics.equals(other.topics);
    }
}
