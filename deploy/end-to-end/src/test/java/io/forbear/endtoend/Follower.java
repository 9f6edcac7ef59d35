package io.forbear.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning and keeps what it saw. Not for several threads. */
final class Follower<V extends SpecificRecord> implements AutoCloseable {
    private final KafkaConsumer<String, V> consumer;
    private final List<ConsumerRecord<String, V>> seen = new ArrayList<>();

    Follower(RunningSystem system, Deserializer<V> values, List<String> topics) {
        consumer =
                new KafkaConsumer<>(
                        system.kafka(
                                Map.of(
                                        "group.id", "end-to-end-" + UUID.randomUUID(),
                                        "auto.offset.reset", "earliest",
                                        "enable.auto.commit", "false",
                                        "isolation.level", "read_committed")),
                        new StringDeserializer(),
                        values);
        consumer.subscribe(topics);
    }

    /** What came since the last call. */
    List<ConsumerRecord<String, V>> poll() {
        var fresh = new ArrayList<ConsumerRecord<String, V>>();
        consumer.poll(Duration.ofMillis(200)).forEach(fresh::add);
        seen.addAll(fresh);
        return fresh;
    }

    /** Everything seen so far, after one more look. */
    List<ConsumerRecord<String, V>> all() {
        poll();
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
