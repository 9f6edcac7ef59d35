package io.forbear.console.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka told at one instant.
 *
 * @param at real time
 * @param topics by name, parked ones and internal ones included
 * @param groups by name
 */
public record Reading(
        Instant at, Map<String, TopicReading> topics, Map<String, GroupReading> groups) {
    public Reading {
        topics = Map.copyOf(topics);
        groups = Map.copyOf(groups);
    }

    /** A partition of a topic. */
    public record Place(String topic, int partition) {}

    /**
     * The offsets of a partition that exist.
     *
     * @param begin of the oldest record
     * @param end after the newest record whose transaction has ended
     */
    public record Extent(long begin, long end) {}

    /**
     * A topic.
     *
     * @param partitions by number
     * @param sizeBytes on the disk of one replica; null: not told
     * @param lastAt timestamp of the newest record; null: there is none, or it was not told
     */
    public record TopicReading(
            Map<Integer, Extent> partitions, @Nullable Long sizeBytes, @Nullable Instant lastAt) {
        public TopicReading {
            partitions = Map.copyOf(partitions);
        }
    }

    /**
     * A group of consumers.
     *
     * @param kind how it shares the work
     * @param state as Kafka names it
     * @param committed up to where it has consumed
     * @param unread what lies there; a place is missing if it was not looked at
     */
    public record GroupReading(
            Kind kind,
            String state,
            int members,
            Map<Place, Long> committed,
            Map<Place, Unread> unread) {
        public GroupReading {
            committed = Map.copyOf(committed);
            unread = Map.copyOf(unread);
        }
    }

    /** How a group shares its work. */
    public enum Kind {
        CLASSIC,
        CONSUMER,
        STREAMS,
        SHARE
    }

    /** What is the first that a group has not consumed in a partition. */
    public sealed interface Unread {
        /** A record, and its timestamp. */
        record Waiting(long offset, Instant since) implements Unread {}

        /** Only the marks of ended transactions. */
        record Nothing() implements Unread {}
    }
}
