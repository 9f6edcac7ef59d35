package io.forbear.messaging;

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
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Real Kafka, PostgreSQL and registry, and what stands around a service: who writes, who reads. */
public final class Surroundings {
    public static final EmbeddedInfrastructure INFRASTRUCTURE = EmbeddedInfrastructure.shared();
    public static final LocalIdentityProvider IDENTITIES =
            LocalIdentityProvider.in(Path.of("target/keys"));

    private static final KafkaProducer<byte[], byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", INFRASTRUCTURE.bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
    private static final Serializer<SpecificRecord> SERIALIZER =
            new EventSerdes(INFRASTRUCTURE.registryUrl()).serializer();
    private static final Duration POLL = Duration.ofMillis(200);

    private Surroundings() {}

    /** A database of one service. */
    public static Database newDatabase(String service) {
        return INFRASTRUCTURE.createDatabase(service.replace('-', '_'));
    }

    /** What a service is started with. */
    public static Map<String, String> properties(String service, Database database) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.config.import", "classpath:forbear-defaults.yml");
        properties.put("spring.application.name", service);
        properties.put("server.port", "0");
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

    /** Writes an event as core banking does. */
    public static <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        send(topic.name(), topic.keyOf(event), encode(topic, event), Map.of());
    }

    /** The same without waiting for the broker. */
    public static <V extends SpecificRecord> Future<?> sendLater(Topic<V> topic, V event) {
        var key = topic.keyOf(event).getBytes(StandardCharsets.UTF_8);
        return PRODUCER.send(new ProducerRecord<>(topic.name(), key, encode(topic, event)));
    }

    public static <V extends SpecificRecord> byte[] encode(Topic<V> topic, V event) {
        return SERIALIZER.serialize(topic.name(), event);
    }

    public static void send(
            String topic,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        send(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    public static void send(
            String topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        var message = new ProducerRecord<>(topic, key, value);
        headers.forEach(
                (name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            PRODUCER.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All committed records of a topic, in the order of each partition. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic) {
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
            while (!partitions.stream().allMatch(p -> consumer.position(p) >= end(ends, p))) {
                consumer.poll(POLL).forEach(read::add);
            }
            return read;
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** The committed records of one key. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(message -> key.equals(message.key())).toList();
    }

    public static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
