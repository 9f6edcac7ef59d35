package io.forbear.contact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Real Kafka, PostgreSQL and registry, and what stands around the service. */
final class Surroundings {
    static final EmbeddedInfrastructure INFRASTRUCTURE = EmbeddedInfrastructure.shared();
    static final LocalIdentityProvider IDENTITIES =
            LocalIdentityProvider.in(Path.of("target/keys"));

    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaProducer<String, SpecificRecord> producer;
    private final KafkaConsumer<String, SpecificRecord> consumer;
    private final List<ConsumerRecord<String, SpecificRecord>> read = new ArrayList<>();
    private final Set<TopicPartition> assigned = new HashSet<>();

    Surroundings() {
        var serdes = new EventSerdes(INFRASTRUCTURE.registryUrl());
        Serializer<SpecificRecord> writer = serdes.serializer();
        Deserializer<SpecificRecord> reader = serdes.deserializer();
        var broker = INFRASTRUCTURE.bootstrapServers();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker), new StringSerializer(), writer);
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        reader);
    }

    /** Writes an event as its owner does. */
    <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        send(topic, List.of(event));
    }

    /** The same, with headers. */
    <V extends SpecificRecord> void send(Topic<V> topic, V event, Map<String, String> headers) {
        var message = message(topic, event);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(US_ASCII)));
        await(List.of(producer.send(message)));
    }

    /** Writes events, in this order. */
    <V extends SpecificRecord> void send(Topic<V> topic, List<V> events) {
        await(events.stream().map(event -> producer.send(message(topic, event))).toList());
    }

    private static void await(List<? extends Future<?>> sent) {
        try {
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <V extends SpecificRecord> ProducerRecord<String, SpecificRecord> message(
            Topic<V> topic, V event) {
        return new ProducerRecord<>(topic.name(), topic.keyOf(event), event);
    }

    /** How many records of a topic have been published so far. */
    long count(Topic<?> topic) {
        readOn();
        return read.stream().filter(message -> message.topic().equals(topic.name())).count();
    }

    /** What has been published about a debtor on a topic so far. */
    <V extends SpecificRecord> List<V> read(Topic<V> topic, String debtorId) {
        return records(topic, debtorId).map(message -> topic.type().cast(message.value())).toList();
    }

    /** The ids of the traces that this belongs to, in the same order. */
    List<String> traceIds(Topic<?> topic, String debtorId) {
        return records(topic, debtorId)
                .map(message -> message.headers().lastHeader("traceparent").value())
                .map(value -> new String(value, US_ASCII).split("-", -1)[1])
                .toList();
    }

    private Stream<ConsumerRecord<String, SpecificRecord>> records(
            Topic<?> topic, String debtorId) {
        readOn();
        return read.stream()
                .filter(message -> message.topic().equals(topic.name()))
                .filter(message -> message.key().equals(debtorId));
    }

    private void readOn() {
        if (assigned.isEmpty()) {
            for (var topic : Topics.all()) {
                consumer.partitionsFor(topic.name())
                        .forEach(p -> assigned.add(new TopicPartition(p.topic(), p.partition())));
            }
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
        }
        consumer.poll(POLL).forEach(read::add);
    }
}
