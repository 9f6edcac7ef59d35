package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks which record is the first that groups have not consumed, and how old it is. An offset alone
 * does not tell: behind it may lie nothing but the marks of ended transactions, or what compaction
 * left. Of each partition as little as possible is fetched.
 */
final class UnreadReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration BUDGET = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private Map<Position, Found> known = Map.of();

    /** From where a group goes on. */
    record Position(Place place, long offset) {}

    /**
     * @param end up to where it was looked: nothing may have become something since
     */
    private record Found(Unread unread, long end) {}

    UnreadReader(Map<String, Object> settings, Duration patience) {
        var own = new HashMap<>(settings);
        own.remove("group.id");
        own.put("enable.auto.commit", false);
        own.put("allow.auto.create.topics", false);
        own.put("auto.offset.reset", "earliest");
        own.put("isolation.level", "read_committed");
        own.put("max.partition.fetch.bytes", 64 << 10);
        own.put("fetch.max.bytes", 2 << 20);
        own.put("fetch.max.wait.ms", 20);
        own.put("request.timeout.ms", (int) patience.toMillis());
        own.put("default.api.timeout.ms", (int) patience.toMillis());
        consumer =
                new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * What lies at the positions; one is missing if there was no time to look.
     *
     * @param wanted positions, and where their partitions end
     */
    Map<Position, Unread> look(Map<Position, Long> wanted) {
        var found = new HashMap<Position, Found>();
        var open = new ArrayList<Position>();
        wanted.forEach(
                (position, end) -> {
                    var before = known.get(position);
                    if (before != null
                            && (before.unread() instanceof Unread.Waiting || before.end() == end)) {
                        found.put(position, before);
                    } else {
                        open.add(position);
                    }
                });
        look(open, wanted, found);
        known = found;
        var unread = new HashMap<Position, Unread>();
        found.forEach((position, one) -> unread.put(position, one.unread()));
        return unread;
    }

    private void look(List<Position> open, Map<Position, Long> wanted, Map<Position, Found> found) {
        var deadline = System.nanoTime() + BUDGET.toNanos();
        var left = new ArrayList<>(open);
        // where there is not time enough for all, each is to have its turn
        Collections.shuffle(left);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            var round = oneOfEachPartition(left);
            left.removeAll(round.values());
            look(round, wanted, found, deadline);
        }
    }

    /** A consumer stands at one place of a partition, but groups at several. */
    private static Map<TopicPartition, Position> oneOfEachPartition(List<Position> positions) {
        var round = new HashMap<TopicPartition, Position>();
        for (var position : positions) {
            var place = position.place();
            round.putIfAbsent(new TopicPartition(place.topic(), place.partition()), position);
        }
        return round;
    }

    private void look(
            Map<TopicPartition, Position> round,
            Map<Position, Long> wanted,
            Map<Position, Found> found,
            long deadline) {
        consumer.assign(round.keySet());
        // a partition that was looked at before is still paused
        consumer.resume(round.keySet());
        round.forEach((one, position) -> consumer.seek(one, position.offset()));
        var open = new HashMap<>(round);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            var records = consumer.poll(POLL);
            for (var one : records.partitions()) {
                var first = records.records(one).getFirst();
                var position = open.remove(one);
                if (position != null) {
                    var since = Instant.ofEpochMilli(first.timestamp());
                    var waiting = new Unread.Waiting(first.offset(), since);
                    found.put(position, new Found(waiting, wanted.getOrDefault(position, 0L)));
                }
                consumer.pause(List.of(one));
            }
            endWithoutRecords(open, wanted, found);
        }
    }

    private void endWithoutRecords(
            Map<TopicPartition, Position> open,
            Map<Position, Long> wanted,
            Map<Position, Found> found) {
        open.entrySet()
                .removeIf(
                        one -> {
                            long end = wanted.getOrDefault(one.getValue(), 0L);
                            if (consumer.position(one.getKey()) < end) {
                                return false;
                            }
                            found.put(one.getValue(), new Found(new Unread.Nothing(), end));
                            return true;
                        });
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
    }
}
