package io.forbear.console.record;

import io.forbear.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks records of a topic up, the newest first. Blocks; for threads that may. */
@Component
class RecordReader {
    private static final int MOST_RECORDS = 50_000;
    private static final long MOST_BYTES = 8 << 20;
    private static final long MOST_HELD = 4 << 20;
    private static final int SHRINKING = 8;
    private static final int FIRST_SPAN = 200;

    private final Lookers consumers;
    private final RecordDecoder decoder;

    RecordReader(Lookers consumers, RecordDecoder decoder) {
        this.consumers = consumers;
        this.decoder = decoder;
    }

    /** How much was looked at. */
    private static final class Effort {
        private final long deadline = System.nanoTime() + Lookers.BUDGET.toNanos();
        private long scanned;
        private boolean isOfUse;
        private long bytes;

        boolean isSpent() {
            return scanned >= MOST_RECORDS || bytes >= MOST_BYTES || System.nanoTime() >= deadline;
        }
    }

    /**
     * Records of a topic, newest first.
     *
     * @param name of the topic, or of that for its parked records
     */
    RecordPage look(Topic<?> topic, String name, Query query) {
        try (var consumer = consumers.open()) {
            var trails = trails(consumer, name, query);
            var effort = new Effort();
            var span = FIRST_SPAN;
            for (var trail = trails.next();
                    trail != null && !effort.isSpent() && trails.certain() < query.limit();
                    trail = trails.next()) {
                span = follow(consumer, topic, name, query, trail, span, effort);
            }
            if (!effort.isOfUse && trails.next() != null) {
                throw new TimeoutException(
                        "no record came within " + Lookers.BUDGET.toSeconds() + " s");
            }
            var isComplete = trails.next() == null || trails.certain() >= query.limit();
            var records = trails.take(query.limit());
            var rest = trails.rest();
            return new RecordPage(
                    records, rest == null ? null : Before.text(rest), effort.scanned, isComplete);
        }
    }

    /** The record at an offset; null: there is none, or none any more. */
    @Nullable RecordView one(
            Topic<?> topic, String name, int partition, long offset, boolean whole) {
        var found = raw(name, partition, offset);
        return found == null ? null : decoder.view(topic, found, whole);
    }

    private @Nullable ConsumerRecord<byte[], byte[]> raw(String name, int partition, long offset) {
        try (var consumer = consumers.open()) {
            var one = new TopicPartition(name, partition);
            if (partition < 0 || offset < 0 || partition >= consumer.partitionsFor(name).size()) {
                return null;
            }
            var end = consumer.endOffsets(List.of(one)).getOrDefault(one, 0L);
            var stretch = read(consumer, one, offset, Math.min(end, offset + 1));
            if (stretch.end() == End.LATE) {
                throw new TimeoutException(
                        "no record came within " + Lookers.BUDGET.toSeconds() + " s");
            }
            return stretch.records().stream()
                    .filter(record -> record.offset() == offset)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Looks through the records before those that were looked through, if they come in time.
     *
     * @param span how many offsets at most
     * @return how many the next time
     */
    private int follow(
            KafkaConsumer<byte[], byte[]> consumer,
            Topic<?> topic,
            String name,
            Query query,
            Trail trail,
            int span,
            Effort effort) {
        var from = trail.next(span);
        var one = new TopicPartition(name, trail.partition());
        var stretch = read(consumer, one, from, trail.frontier());
        return switch (stretch.end()) {
            case LATE -> span;
            case LARGE -> Math.max(1, span / SHRINKING);
            case REACHED -> {
                pass(topic, query, trail, effort, stretch.records());
                trail.reached(from);
                effort.isOfUse = true;
                yield Math.min(Lookers.MOST_AT_ONCE, span * 2);
            }
        };
    }

    private void pass(
            Topic<?> topic,
            Query query,
            Trail trail,
            Effort effort,
            List<ConsumerRecord<byte[], byte[]>> records) {
        for (var record : records.reversed()) {
            effort.scanned++;
            var timestamp = Instant.ofEpochMilli(record.timestamp());
            trail.pass(timestamp);
            if (query.mayMatch(Lookers.key(record), timestamp)) {
                var view = decoder.view(topic, record, false);
                if (query.matches(view)) {
                    trail.add(view);
                    effort.bytes += record.serializedValueSize();
                }
            }
        }
    }

    /** How reading a stretch ended. */
    private enum End {
        REACHED,
        /** Kafka did not answer in time: that nothing came does not say that there is nothing. */
        LATE,
        /** The records are too large to hold so many. */
        LARGE
    }

    private record Stretch(List<ConsumerRecord<byte[], byte[]>> records, End end) {}

    private static Stretch read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition one, long from, long to) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var deadline = System.nanoTime() + Lookers.BUDGET.toNanos();
        long bytes = 0;
        consumer.assign(List.of(one));
        consumer.seek(one, from);
        while (consumer.position(one) < to && System.nanoTime() < deadline) {
            for (var record : consumer.poll(Lookers.POLL)) {
                if (record.offset() < to) {
                    records.add(record);
                    bytes += Math.max(0, record.serializedValueSize());
                }
            }
            if (bytes > MOST_HELD && to - from > 1) {
                return new Stretch(List.of(), End.LARGE);
            }
        }
        return new Stretch(records, consumer.position(one) < to ? End.LATE : End.REACHED);
    }

    private static Trails trails(KafkaConsumer<byte[], byte[]> consumer, String name, Query query) {
        var partitions =
                consumer.partitionsFor(name).stream()
                        .map(info -> new TopicPartition(name, info.partition()))
                        .filter(
                                one ->
                                        query.partition() == null
                                                || one.partition() == query.partition())
                        .toList();
        var begins =
                from(consumer, partitions, query.from(), consumer.beginningOffsets(partitions));
        var ends = from(consumer, partitions, query.to(), consumer.endOffsets(partitions));
        var trails = new ArrayList<Trail>();
        for (var one : partitions) {
            long end = ends.getOrDefault(one, 0L);
            trails.add(
                    new Trail(
                            one.partition(),
                            begins.getOrDefault(one, 0L),
                            Math.min(end, query.before().getOrDefault(one.partition(), end))));
        }
        return new Trails(trails);
    }

    /** The offsets of the first records that are not older; otherwise the outermost. */
    private static Map<TopicPartition, Long> from(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            @Nullable Instant instant,
            Map<TopicPartition, Long> outermost) {
        if (instant == null) {
            return outermost;
        }
        var found = new HashMap<>(outermost);
        var asked =
                partitions.stream()
                        .collect(Collectors.toMap(one -> one, _ -> instant.toEpochMilli()));
        var ends = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(asked)
                .forEach(
                        (one, at) ->
                                found.put(
                                        one,
                                        at == null ? ends.getOrDefault(one, 0L) : at.offset()));
        return found;
    }
}
