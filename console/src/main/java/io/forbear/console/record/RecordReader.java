package io.forbear.console.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.console.cluster.KafkaAccess;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Looks records up, with a consumer that lives as long as the look and belongs to no group. Blocks;
 * for threads that may.
 */
@Component
public class RecordReader {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BUDGET = Duration.ofSeconds(3);
    private static final int MOST_RECORDS = 50_000;
    private static final long MOST_BYTES = 8 << 20;
    private static final long MOST_HELD = 4 << 20;
    private static final int SHRINKING = 8;
    private static final int MOST_OF_A_PARTITION = 20_000;
    private static final int FIRST_SPAN = 200;
    private static final int WIDEST_SPAN = 4_000;

    private final KafkaAccess kafka;
    private final RecordDecoder decoder;

    RecordReader(KafkaAccess kafka, RecordDecoder decoder) {
        this.kafka = kafka;
        this.decoder = decoder;
    }

    /** How much was looked at. */
    private static final class Effort {
        private final long deadline = System.nanoTime() + BUDGET.toNanos();
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
        try (var consumer = consumer()) {
            var trails = trails(consumer, name, query);
            var effort = new Effort();
            var span = FIRST_SPAN;
            for (var trail = trails.next();
                    trail != null && !effort.isSpent() && trails.certain() < query.limit();
                    trail = trails.next()) {
                span = follow(consumer, topic, name, query, trail, span, effort);
            }
            if (!effort.isOfUse && trails.next() != null) {
                throw new TimeoutException("no record came within " + BUDGET.toSeconds() + " s");
            }
            var isComplete = trails.next() == null || trails.certain() >= query.limit();
            var records = trails.take(query.limit());
            var rest = trails.rest();
            return new RecordPage(
                    records, rest == null ? null : Before.text(rest), effort.scanned, isComplete);
        }
    }

    /**
     * An event of a debtor, without what is personal.
     *
     * @param traceId null: not traced
     */
    public record DebtorEvent(String topic, JsonNode value, @Nullable String traceId) {}

    /**
     * Events of a debtor.
     *
     * @param complete whether all that there are were found
     */
    public record OfDebtor(List<DebtorEvent> events, boolean complete) {}

    /**
     * The debtor's newest events of all topics, looked for where our services write them: in the
     * partition of his key. All topics are read at once, so that it takes no longer than the
     * slowest.
     */
    public OfDebtor ofDebtor(String debtorId) {
        try (var consumer = consumer()) {
            var topics = partitionsOf(debtorId, consumer.listTopics());
            var begins = consumer.beginningOffsets(topics.keySet());
            var ends = new HashMap<>(consumer.endOffsets(topics.keySet()));
            consumer.assign(topics.keySet());
            topics.keySet().forEach(one -> consumer.seek(one, from(begins, ends, one)));
            var isComplete =
                    begins.entrySet().stream()
                            .allMatch(one -> from(begins, ends, one.getKey()) == one.getValue());
            var events = new ArrayList<DebtorEvent>();
            var deadline = System.nanoTime() + BUDGET.toNanos();
            while (!ends.isEmpty() && System.nanoTime() < deadline) {
                for (var record : consumer.poll(POLL)) {
                    if (debtorId.equals(key(record))) {
                        var one = new TopicPartition(record.topic(), record.partition());
                        var topic = Objects.requireNonNull(topics.get(one));
                        add(events, topic, decoder.view(topic, record, false));
                    }
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            return new OfDebtor(events, isComplete && ends.isEmpty());
        }
    }

    private static long from(
            Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, TopicPartition one) {
        return Math.max(
                begins.getOrDefault(one, 0L), ends.getOrDefault(one, 0L) - MOST_OF_A_PARTITION);
    }

    private static Map<TopicPartition, Topic<?>> partitionsOf(
            String debtorId, Map<String, List<PartitionInfo>> existing) {
        var partitions = new HashMap<TopicPartition, Topic<?>>();
        for (var topic : Topics.all()) {
            var count = existing.getOrDefault(topic.name(), List.of()).size();
            if (count > 0 && !topic.equals(Topics.RULE_PACK)) {
                var key = debtorId.getBytes(UTF_8);
                var partition = BuiltInPartitioner.partitionForKey(key, count);
                partitions.put(new TopicPartition(topic.name(), partition), topic);
            }
        }
        return partitions;
    }

    private static void add(List<DebtorEvent> events, Topic<?> topic, RecordView record) {
        if (record.value() != null) {
            events.add(event(topic, record));
        }
    }

    private static DebtorEvent event(Topic<?> topic, RecordView record) {
        return new DebtorEvent(
                topic.name(), Objects.requireNonNull(record.value()), record.traceId());
    }

    /** The record at an offset; null: there is none, or none any more. */
    @Nullable RecordView one(
            Topic<?> topic, String name, int partition, long offset, boolean whole) {
        var found = raw(name, partition, offset);
        return found == null ? null : decoder.view(topic, found, whole);
    }

    private @Nullable ConsumerRecord<byte[], byte[]> raw(String name, int partition, long offset) {
        try (var consumer = consumer()) {
            var one = new TopicPartition(name, partition);
            if (partition < 0 || offset < 0 || partition >= consumer.partitionsFor(name).size()) {
                return null;
            }
            var end = consumer.endOffsets(List.of(one)).getOrDefault(one, 0L);
            var stretch = read(consumer, one, offset, Math.min(end, offset + 1));
            if (stretch.end() == End.LATE) {
                throw new TimeoutException("no record came within " + BUDGET.toSeconds() + " s");
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
                yield Math.min(WIDEST_SPAN, span * 2);
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
            if (query.mayMatch(key(record), timestamp)) {
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
        var deadline = System.nanoTime() + BUDGET.toNanos();
        long bytes = 0;
        consumer.assign(List.of(one));
        consumer.seek(one, from);
        while (consumer.position(one) < to && System.nanoTime() < deadline) {
            for (var record : consumer.poll(POLL)) {
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

    private static @Nullable String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(kafka.looking());
        settings.remove("group.id");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", WIDEST_SPAN);
        settings.put("max.partition.fetch.bytes", 1 << 20);
        settings.put("fetch.max.bytes", 2 << 20);
        settings.put("request.timeout.ms", 3_000);
        settings.put("default.api.timeout.ms", 4_000);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
