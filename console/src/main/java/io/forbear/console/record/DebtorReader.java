package io.forbear.console.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks the events of a debtor up in all topics. Blocks; for threads that may. */
@Component
public class DebtorReader {
    private static final int MOST_OF_A_PARTITION = 20_000;

    private final Lookers consumers;
    private final RecordDecoder decoder;

    DebtorReader(Lookers consumers, RecordDecoder decoder) {
        this.consumers = consumers;
        this.decoder = decoder;
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
    public OfDebtor read(String debtorId) {
        try (var consumer = consumers.open()) {
            var topics = partitionsOf(debtorId, consumer.listTopics());
            var begins = consumer.beginningOffsets(topics.keySet());
            var ends = new HashMap<>(consumer.endOffsets(topics.keySet()));
            consumer.assign(topics.keySet());
            topics.keySet().forEach(one -> consumer.seek(one, from(begins, ends, one)));
            var isComplete =
                    begins.entrySet().stream()
                            .allMatch(one -> from(begins, ends, one.getKey()) == one.getValue());
            var events = new ArrayList<DebtorEvent>();
            var deadline = System.nanoTime() + Lookers.BUDGET.toNanos();
            while (!ends.isEmpty() && System.nanoTime() < deadline) {
                for (var record : consumer.poll(Lookers.POLL)) {
                    if (debtorId.equals(Lookers.key(record))) {
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
}
