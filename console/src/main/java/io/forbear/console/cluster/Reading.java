package io.forbear.console.cluster;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
     * @param isTold false: nobody tells now, for the partition has no leader; what was told last
     */
    public record Extent(long begin, long end, boolean isTold) {
        public Extent(long begin, long end) {
            this(begin, end, true);
        }
    }

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
     * @param unread what lies there; a place is missing if it was never looked at
     * @param assigned topics that its members read, of which it may have consumed nothing yet
     * @param lags what it has not consumed where Kafka itself tells
     * @param isTold false: its coordinator does not tell now; what was told last
     */
    public record GroupReading(
            Kind kind,
            String state,
            int members,
            Map<Place, Long> committed,
            Map<Place, Unread> unread,
            Set<String> assigned,
            Map<Place, Long> lags,
            boolean isTold) {
        public GroupReading {
            committed = Map.copyOf(committed);
            unread = Map.copyOf(unread);
            assigned = Set.copyOf(assigned);
            lags = Map.copyOf(lags);
        }

        public GroupReading(
                Kind kind,
                String state,
                int members,
                Map<Place, Long> committed,
                Map<Place, Unread> unread) {
            this(kind, state, members, committed, unread, Set.of(), Map.of(), true);
        }

        /** The topics it consumes, or has consumed. */
        Set<String> topics() {
            var topics = new HashSet<>(assigned);
            committed.keySet().forEach(place -> topics.add(place.topic()));
            return topics;
        }

        GroupReading with(Map<Place, Unread> looked) {
            return new GroupReading(
                    kind, state, members, committed, looked, assigned, lags, isTold);
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

        /**
         * There was no time to look now; what was seen at the last look.
         *
         * @param since timestamp of the record that was the first then; the same as {@code at}:
         *     nothing waited
         */
        record Earlier(Instant since, Instant at) implements Unread {}
    }
}
