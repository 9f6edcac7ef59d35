package io.forbear.bench.stream;

import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Publishes events as the bank and its gateways would. */
public final class Feed implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private volatile @Nullable Exception failure;

    public Feed(Kafka kafka) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrap(),
                                ProducerConfig.LINGER_MS_CONFIG,
                                1,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 << 10,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                128L << 20,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        serializer = new EventSerdes(kafka.registry()).serializer();
    }

    /** Sends an event; what could not be sent is told by a later call. */
    public <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        var key = topic.keyOf(event).getBytes(StandardCharsets.UTF_8);
        var value = serializer.serialize(topic.name(), event);
        var _ = producer.send(new ProducerRecord<>(topic.name(), key, value), (_, e) -> settle(e));
        var failed = failure;
        if (failed != null) {
            throw new IllegalStateException("Kafka does not take events", failed);
        }
    }

    /** Waits until Kafka has all that was sent. */
    public void flush() {
        producer.flush();
    }

    private void settle(@Nullable Exception e) {
        if (e != null) {
            failure = e;
        }
    }

    /** What is known about all debtors before the first call. */
    void facts(Traffic traffic) {
        for (int debtor = traffic.first(); debtor < traffic.first() + traffic.debtors(); debtor++) {
            send(Topics.DEBTOR_PROFILE, traffic.profile(debtor));
            send(Topics.ACCOUNT_STAGE, traffic.account(debtor));
        }
        producer.flush();
    }

    /** The first so many reports. */
    void reports(Traffic traffic, long count) {
        for (long n = 0; n < count; n++) {
            send(Topics.CONTACT_ATTEMPTED, traffic.reported(n));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
