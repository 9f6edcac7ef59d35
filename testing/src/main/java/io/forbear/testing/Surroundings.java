package io.forbear.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.embedded.Database;
import io.forbear.embedded.Infrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.events.PersonalDataErased;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a service: real Kafka, PostgreSQL and registry, those who write events, those
 * who read them, and the identity provider. One for all tests of a JVM, started at first use.
 */
public final class Surroundings {
    public static final Infrastructure INFRASTRUCTURE = InfrastructureChoice.ofThisBuild().shared();
    public static final LocalIdentityProvider IDENTITIES =
            LocalIdentityProvider.in(Path.of("target/keys"));

    private static final EventSerdes SERDES = new EventSerdes(INFRASTRUCTURE.registryUrl());
    private static final Serializer<SpecificRecord> SERIALIZER = SERDES.serializer();
    private static final Deserializer<SpecificRecord> DESERIALIZER = SERDES.deserializer();
    private static final TopicWriter WRITER = new TopicWriter(INFRASTRUCTURE.bootstrapServers());
    private static final TopicReader READER = new TopicReader(INFRASTRUCTURE.bootstrapServers());

    private Surroundings() {}

    /** An empty database for a service. */
    public static Database newDatabase(String service) {
        return INFRASTRUCTURE.createDatabase(service.replace('-', '_'));
    }

    /** What a service is started with. */
    public static Map<String, String> properties(Database database) {
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

    /**
     * Tells that a person's data were erased.
     *
     * @param kept classes of data that a law wants kept
     * @return the event's id
     */
    public static UUID tellErased(String debtorId, Instant at, String... kept) {
        var event =
                PersonalDataErased.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(at)
                        .setDebtorId(debtorId)
                        .setKeptClasses(List.of(kept))
                        .build();
        send(Topics.PERSONAL_DATA_ERASED, event);
        return event.getEventId();
    }

    /** Writes an event as another system does: Confluent's wire format, keyed by the debtor. */
    public static <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        send(topic, event, Map.of());
    }

    /** The same, with headers. */
    public static <V extends SpecificRecord> void send(
            Topic<V> topic, V event, Map<String, String> headers) {
        TopicWriter.await(List.of(write(topic, event, headers)));
    }

    /** Writes events in this order, without waiting for the broker after each. */
    public static <V extends SpecificRecord> void sendAll(Topic<V> topic, List<V> events) {
        TopicWriter.await(events.stream().map(event -> write(topic, event, Map.of())).toList());
    }

    /** Writes any bytes under a key that is text, or under none. */
    public static void send(
            String topic,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        send(topic, key == null ? null : key.getBytes(UTF_8), value, headers);
    }

    /** Writes any bytes under any key. */
    public static void send(
            String topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        TopicWriter.await(List.of(WRITER.write(topic, key, value, headers)));
    }

    private static <V extends SpecificRecord> Future<?> write(
            Topic<V> topic, V event, Map<String, String> headers) {
        var key = topic.keyOf(event).getBytes(UTF_8);
        return WRITER.write(topic.name(), key, encode(topic, event), headers);
    }

    /** The value of an event's record. */
    public static <V extends SpecificRecord> byte[] encode(Topic<V> topic, V event) {
        return SERIALIZER.serialize(topic.name(), event);
    }

    /** The committed events of a debtor, in the topic's order. */
    public static <V extends SpecificRecord> List<V> read(Topic<V> topic, String debtorId) {
        return read(topic.name(), debtorId).stream()
                .map(message -> DESERIALIZER.deserialize(topic.name(), message.value()))
                .map(topic.type()::cast)
                .toList();
    }

    /** The committed records of a topic; those of one key are in its order. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic) {
        return READER.read(topic);
    }

    /** The committed records of a key, in the topic's order. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(message -> key.equals(message.key())).toList();
    }

    /** The last header of the name; an empty text if there is none. */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
