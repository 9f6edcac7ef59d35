package io.forbear.console.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.console.cluster.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Consumers that live as long as one look into topics, and belong to no group. */
@Component
class Lookers {
    /** How long a look waits for the next records. */
    static final Duration POLL = Duration.ofMillis(100);

    /** How long a look takes at most. */
    static final Duration BUDGET = Duration.ofSeconds(3);

    /** How many records come at once at most. */
    static final int MOST_AT_ONCE = 4_000;

    private final KafkaAccess kafka;

    Lookers(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** One more, for whoever closes it. */
    KafkaConsumer<byte[], byte[]> open() {
        var settings = new HashMap<>(kafka.looking());
        settings.remove("group.id");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", MOST_AT_ONCE);
        settings.put("max.partition.fetch.bytes", 1 << 20);
        settings.put("fetch.max.bytes", 2 << 20);
        settings.put("request.timeout.ms", 3_000);
        settings.put("default.api.timeout.ms", 4_000);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The key as text. */
    static @Nullable String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), UTF_8);
    }
}
