package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Extent;
import io.forbear.console.cluster.Reading.GroupReading;
import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.TopicReading;
import io.forbear.console.cluster.Reading.Unread;
import io.forbear.console.cluster.UnreadReader.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures Kafka: where its topics begin and end, and how far groups have consumed them. What
 * changes slowly is asked for seldom. For one thread; blocks for a few milliseconds, and while
 * Kafka does not answer for a few seconds.
 */
public final class ClusterReader implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Admin admin;
    private final TopicReader topics;
    private final GroupReader groups;
    private final UnreadReader unread;
    private final LastLooks lastLooks = new LastLooks();

    /**
     * @param settings of Kafka's clients: addresses and security
     * @param patience how long Kafka may take to answer
     */
    public ClusterReader(Map<String, Object> settings, Duration patience) {
        var ofAdmin = new HashMap<>(settings);
        ofAdmin.put("request.timeout.ms", (int) patience.toMillis());
        ofAdmin.put("default.api.timeout.ms", (int) patience.toMillis());
        admin = Admin.create(ofAdmin);
        topics = new TopicReader(admin);
        groups = new GroupReader(admin);
        unread = new UnreadReader(settings, patience);
    }

    /**
     * What Kafka tells now.
     *
     * @param at the real time
     * @throws Outage if it tells nothing
     */
    public Reading read(Instant at) throws Outage {
        var found = topics.read(at);
        var consuming = groups.read(at);
        var looked = unread.look(wanted(found, consuming));
        var told = new HashMap<String, GroupReading>();
        consuming.forEach(
                (name, group) -> {
                    var seen = seen(looked, found, group);
                    var places = places(found, group);
                    told.put(name, group.with(lastLooks.completed(name, places, seen, at)));
                });
        lastLooks.forgetAllBut(told.keySet());
        return new Reading(at, found, told);
    }

    /** Positions from which a group has not consumed all, and where the end is. */
    private static Map<Position, Long> wanted(
            Map<String, TopicReading> topics, Map<String, GroupReading> groups) {
        var wanted = new HashMap<Position, Long>();
        for (var group : groups.values()) {
            for (var place : places(topics, group)) {
                var extent = extent(topics, place);
                var position = position(group, place, extent);
                if (extent.isTold() && position.offset() < extent.end()) {
                    wanted.put(position, extent.end());
                }
            }
        }
        return wanted;
    }

    /** Also those partitions of which it has never committed anything. */
    private static List<Place> places(Map<String, TopicReading> topics, GroupReading group) {
        var places = new ArrayList<Place>();
        for (var name : group.topics()) {
            var topic = topics.get(name);
            if (topic != null) {
                topic.partitions().keySet().forEach(one -> places.add(new Place(name, one)));
            }
        }
        return places;
    }

    /** What retention took away cannot be consumed any more. */
    private static Position position(GroupReading group, Place place, Extent extent) {
        return new Position(
                place, Math.max(extent.begin(), group.committed().getOrDefault(place, 0L)));
    }

    private static Extent extent(Map<String, TopicReading> topics, Place place) {
        var topic = topics.get(place.topic());
        var extent = topic == null ? null : topic.partitions().get(place.partition());
        return extent == null ? new Extent(0, 0) : extent;
    }

    private static Map<Place, Unread> seen(
            Map<Position, Unread> looked, Map<String, TopicReading> topics, GroupReading group) {
        var seen = new HashMap<Place, Unread>();
        for (var place : places(topics, group)) {
            var extent = extent(topics, place);
            var position = position(group, place, extent);
            var isAtEnd = position.offset() >= extent.end();
            var first = isAtEnd ? new Unread.Nothing() : looked.get(position);
            if (first != null) {
                seen.put(place, first);
            }
        }
        return seen;
    }

    @Override
    public void close() {
        unread.close();
        admin.close(CLOSE_LIMIT);
    }
}
