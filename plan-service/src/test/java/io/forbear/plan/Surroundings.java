package io.forbear.plan;

import io.forbear.embedded.Database;
import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands around the service: core banking that writes, others that read, who may ask. */
public final class Surroundings {
    static final EmbeddedInfrastructure INFRASTRUCTURE = EmbeddedInfrastructure.shared();
    static final Database DATABASE = INFRASTRUCTURE.createDatabase("plan");
    static final LocalIdentityProvider IDENTITIES =
            LocalIdentityProvider.in(Path.of("target/keys"));

    private static final Duration POLL = Duration.ofMillis(200);
    private static final EventSerdes SERDES = new EventSerdes(INFRASTRUCTURE.registryUrl());
    private static final KafkaProducer<byte[], byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", INFRASTRUCTURE.bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    private Surroundings() {}

    /** What the service is started with. */
    static Map<String, String> properties(Database database) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.kafka.bootstrap-servers", INFRASTRUCTURE.bootstrapServers());
        properties.put("forbear.registry.url", INFRASTRUCTURE.registryUrl());
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        properties.put("spring.r2dbc.username", database.user());
        properties.put("spring.r2dbc.password", database.password());
        properties.put("spring.flyway.url", database.jdbcUrl());
        properties.put("spring.flyway.user", database.user());
        properties.put("spring.flyway.password", database.password());
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                IDENTITIES.publicKeyFile().toUri().toString());
        return properties;
    }

    /** Writes an event as another system does: Confluent's wire format, keyed by the debtor. */
    public static <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        send(topic.name(), topic.keyOf(event), encode(topic, event));
    }

    /** Writes any bytes. */
    static void send(String topic, String key, byte[] value) {
        try {
            PRODUCER.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static <V extends SpecificRecord> byte[] encode(Topic<V> topic, V event) {
        try (var serializer = SERDES.<V>serializer()) {
            return serializer.serialize(topic.name(), event);
        }
    }

    /** The committed events of a debtor, in the topic's order. */
    public static <V extends SpecificRecord> List<V> read(Topic<V> topic, String debtorId) {
        try (var deserializer = SERDES.<V>deserializer()) {
            return read(topic.name(), debtorId).stream()
                    .map(message -> deserializer.deserialize(topic.name(), message.value()))
                    .toList();
        }
    }

    /** The committed records of a key, in the topic's order. */
    static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                INFRASTRUCTURE.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var read = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (!partitions.stream()
                    .allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                consumer.poll(POLL).forEach(read::add);
            }
            return read.stream().filter(message -> key.equals(message.key())).toList();
        }
    }
}
