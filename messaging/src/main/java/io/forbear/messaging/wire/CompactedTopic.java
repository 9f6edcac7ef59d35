package io.forbear.messaging.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a compacted topic holds at this moment. */
public final class CompactedTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private CompactedTopic() {}

    /** The newest record of each key. Reads the topic from its beginning, and blocks meanwhile. */
    public static Map<String, byte[]> newest(KafkaClients clients, String topic) {
        var newest = new HashMap<String, byte[]>();
        var config = new HashMap<>(clients.consumer());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
            drain(consumer, topic, newest);
        }
        return newest;
    }

    private static void drain(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Map<String, byte[]> newest) {
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var open = new HashSet<>(partitions);
        while (!open.isEmpty()) {
            open.removeIf(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
            for (var record : consumer.poll(POLL)) {
                var key = record.key() == null ? "" : new String(record.key(), UTF_8);
                if (record.value() == null) {
                    newest.remove(key);
                } else {
                    newest.put(key, record.value());
                }
            }
        }
    }
}
