package io.forbear.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Those who stand around the service: who writes events, who reads them, who calls. */
final class World {
    private final String kafka = IntegrationTest.Surroundings.INFRASTRUCTURE.bootstrapServers();
    private final EventSerdes serdes =
            new EventSerdes(IntegrationTest.Surroundings.INFRASTRUCTURE.registryUrl());
    private final int port;

    World(int port) {
        this.port = port;
    }

    <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        send(topic, event, Map.of());
    }

    <V extends SpecificRecord> void send(Topic<V> topic, V event, Map<String, String> headers) {
        try (var serializer = serdes.<V>serializer()) {
            var bytes = serializer.serialize(topic.name(), event);
            sendBytes(topic, topic.keyOf(event), bytes, headers);
        }
    }

    void sendBytes(
            Topic<?> topic,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        var given = new RecordHeaders();
        headers.forEach((name, text) -> given.add(name, text.getBytes(UTF_8)));
        var bytes = key == null ? null : key.getBytes(UTF_8);
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), null, null, bytes, value, given))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All committed records of a topic under a key. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, String key) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
            return read.stream().filter(r -> r.key() != null && text(r.key()).equals(key)).toList();
        }
    }

    <V extends SpecificRecord> List<V> events(Topic<V> topic, String key) {
        try (var deserializer = serdes.<V>deserializer()) {
            return read(topic.name(), key).stream()
                    .map(r -> topic.type().cast(deserializer.deserialize(topic.name(), r.value())))
                    .toList();
        }
    }

    WebTestClient as(String role) {
        return as(role, role + "-1");
    }

    WebTestClient as(String role, String person) {
        var token =
                IntegrationTest.Surroundings.IDENTITIES.token(role, person, Duration.ofMinutes(5));
        return anonymous().mutate().defaultHeaders(h -> h.setBearerAuth(token)).build();
    }

    WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
