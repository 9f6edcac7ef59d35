package io.forbear.simulator.wire;

import io.forbear.simulator.trouble.Trouble;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events in order per debtor and topic, each keyed by the debtor. Thread-safe. */
public final class Publisher implements AutoCloseable {
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int LINGER_MILLIS = 10;

    private final Connection connection;
    private final Producer<String, SpecificRecord> producer;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public Publisher(Connection connection) {
        this.connection = connection;
        this.producer =
                new KafkaProducer<>(
                        settings(connection),
                        new StringSerializer(),
                        connection.serdes().<SpecificRecord>serializer());
    }

    /**
     * Hands an event to the broker's queue.
     *
     * @throws Trouble if this or an earlier event could not be written
     */
    public void publish(Outgoing<?> outgoing) {
        checkFailure();
        try {
            var topic = outgoing.topic().name();
            var record =
                    new ProducerRecord<String, SpecificRecord>(
                            topic, outgoing.key(), outgoing.event());
            var _ = producer.send(record, (_, e) -> settle(e));
        } catch (SerializationException e) {
            throw new Trouble(
                    "the registry at %s did not take the schema of %s: %s"
                            .formatted(
                                    connection.registry().url(),
                                    outgoing.topic().name(),
                                    e.getMessage()),
                    e);
        }
    }

    /** Waits until everything is written. */
    public void flush() {
        producer.flush();
        checkFailure();
    }

    /** Events the broker has confirmed. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void settle(@Nullable Exception e) {
        if (e == null) {
            sent.incrementAndGet();
        } else {
            failure.compareAndSet(null, e);
        }
    }

    private void checkFailure() {
        var e = failure.get();
        if (e != null) {
            throw new Trouble(
                    "Kafka at %s did not take an event: %s"
                            .formatted(connection.bootstrap(), e.getMessage()),
                    e);
        }
    }

    private static Map<String, Object> settings(Connection connection) {
        var settings = connection.clients();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }
}
