package io.forbear.messaging.outbox;

import io.forbear.messaging.wire.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes each batch in one Kafka transaction, and with it the batch's number, as the offset of a
 * consumer group that consumes nothing. Both happen or neither, so after a crash the number tells
 * whether Kafka has the batch.
 *
 * <p>All relays of a service share one transactional id: whoever opens it shuts every earlier one
 * out, so a leader that was only slow, not dead, can publish nothing any more.
 */
final class BatchPublisher implements AutoCloseable {
    private static final TopicPartition MARKER = new TopicPartition(OutboxRelay.MARKER_TOPIC, 0);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int TRANSACTION_LIMIT_MS = 20_000;

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> progress;
    private final ConsumerGroupMetadata group;

    private BatchPublisher(KafkaClients clients, String name) {
        producer =
                new KafkaProducer<>(
                        sending(clients, name), new StringSerializer(), new ByteArraySerializer());
        progress =
                new KafkaConsumer<>(
                        reading(clients, name),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        group = progress.groupMetadata();
    }

    /**
     * Shuts out all earlier publishers of the name, and ends their transactions.
     *
     * @param name transactional id, and group of the batch number
     */
    static BatchPublisher open(KafkaClients clients, String name) {
        var publisher = new BatchPublisher(clients, name);
        try {
            publisher.producer.initTransactions();
            return publisher;
        } catch (RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    Producer<?, ?> producer() {
        return producer;
    }

    /** The number of the last batch that Kafka has; 0 if there was none. */
    long lastNumber() {
        var offset = progress.committed(Set.of(MARKER)).get(MARKER);
        return offset == null ? 0 : offset.offset();
    }

    /** Publishes the batch, all of it or nothing. */
    void publish(Batch batch) throws InterruptedException {
        var sent = send(batch);
        producer.commitTransaction();
        requireAll(sent);
    }

    /** Nobody sees what was sent until it is committed. */
    List<Future<?>> send(Batch batch) {
        producer.beginTransaction();
        var sent = new ArrayList<Future<?>>(batch.rows().size());
        for (var row : batch.rows()) {
            sent.add(producer.send(row.message()));
        }
        producer.sendOffsetsToTransaction(
                Map.of(MARKER, new OffsetAndMetadata(batch.number())), group);
        return sent;
    }

    /** A commit fails if a send failed; this makes sure that we do not depend on it. */
    private static void requireAll(List<Future<?>> sent) throws InterruptedException {
        try {
            for (var message : sent) {
                message.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("committed without a record", e);
        }
    }

    /** Leaves an open transaction to the next {@link #open} or to its time limit. */
    @Override
    public void close() {
        producer.close(CLOSE_LIMIT);
        progress.close(CloseOptions.timeout(CLOSE_LIMIT));
    }

    private static Map<String, Object> sending(KafkaClients clients, String name) {
        var settings = new HashMap<>(clients.producer());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_LIMIT_MS);
        // a batch that the client has lost sight of holds up all after it: not beyond the
        // transaction, which is done for then
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MS);
        return settings;
    }

    private static Map<String, Object> reading(KafkaClients clients, String name) {
        var settings = new HashMap<>(clients.consumer());
        // it joins no group, so it is no static member of one
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }
}
