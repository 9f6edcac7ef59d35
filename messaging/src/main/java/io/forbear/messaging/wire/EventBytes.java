package io.forbear.messaging.wire;

import io.forbear.service.digest.Sha256;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.WireFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Events as the bytes of a record value, in Confluent's wire format. */
public final class EventBytes implements AutoCloseable {
    private final Serializer<SpecificRecord> serializer;
    private final Deserializer<SpecificRecord> deserializer;
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();

    public EventBytes(EventSerdes serdes) {
        serializer = serdes.serializer();
        deserializer = serdes.deserializer();
    }

    /**
     * Encodes an event. The first event of a topic asks the schema registry for the schema's id,
     * which blocks, so it is done on another thread.
     */
    public <V extends SpecificRecord> Mono<byte[]> encode(Topic<V> topic, V event) {
        var encoding = Mono.fromCallable(() -> encoded(topic, event));
        return isPrepared(topic) ? encoding : encoding.subscribeOn(Schedulers.boundedElastic());
    }

    /** Asks the registry for the id of a topic's schema, so that no event has to; blocks. */
    public <V extends SpecificRecord> void prepare(Topic<V> topic) {
        encoded(topic, BlankEvent.of(topic.type()));
    }

    /** Whether the id of a topic's schema is known, so that nothing blocks. */
    public boolean isPrepared(Topic<?> topic) {
        return prepared.contains(topic.name());
    }

    /** Encodes an event; blocks unless the topic {@linkplain #isPrepared is prepared}. */
    public <V extends SpecificRecord> byte[] encoded(Topic<V> topic, V event) {
        var bytes = serializer.serialize(topic.name(), event);
        prepared.add(topic.name());
        return bytes;
    }

    /**
     * Decodes a record value with the current schema; may ask the registry for the writer's schema,
     * which blocks.
     *
     * @throws RuntimeException when the registry does not answer, or the bytes are no such event
     */
    public <V extends SpecificRecord> V decode(Topic<V> topic, byte[] value) {
        return topic.type().cast(deserializer.deserialize(topic.name(), value));
    }

    /** Whether the bytes begin like an event: magic byte, schema id. */
    public static boolean hasPrefix(byte[] value) {
        return WireFormat.hasPrefix(value);
    }

    /** The id of the schema the event was written with. */
    public static int schemaId(byte[] value) {
        return WireFormat.schemaId(value);
    }

    /** What tells a correction from a duplicate: the event's bytes without the schema id. */
    public static byte[] digest(byte[] value) {
        var sha = Sha256.digest();
        sha.update(value, WireFormat.PREFIX, value.length - WireFormat.PREFIX);
        return sha.digest();
    }

    /** The id that every event begins with. */
    public static UUID eventId(SpecificRecord event) {
        var field = event.getSchema().getField("eventId");
        return (UUID) event.get(field.pos());
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
