package io.forbear.messaging.inbox;

import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns records into events. May ask the schema registry, which blocks. */
final class Decoder {
    private final EventBytes bytes;
    private final RegistryProbe registry;

    Decoder(EventBytes bytes, RegistryProbe registry) {
        this.bytes = bytes;
        this.registry = registry;
    }

    /** What a value says. */
    sealed interface Reading<V extends SpecificRecord> {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Understood<V extends SpecificRecord>(byte[] value, V event) implements Reading<V> {}

        record Unreadable<V extends SpecificRecord>(Failure failure) implements Reading<V> {}
    }

    /**
     * The event of a record, if the record is one that can be processed.
     *
     * @throws RegistryProbe.Outage if the registry does not answer, so that nothing can be said
     *     about the record
     */
    <V extends SpecificRecord> Decoded<V> decode(Topic<V> topic, Received received) {
        return switch (read(topic, received)) {
            case Reading.Understood<V>(var value, var event) ->
                    checkKey(topic, received.key(), value, event);
            case Reading.Unreadable<V>(var failure) -> new Decoded.Unusable<>(failure);
        };
    }

    /**
     * What a record says, whatever its key.
     *
     * @throws RegistryProbe.Outage if the registry does not answer
     */
    <V extends SpecificRecord> Reading<V> read(Topic<V> topic, Received received) {
        var value = received.value();
        if (value == null) {
            return new Reading.Unreadable<>(Failure.NO_VALUE);
        }
        try {
            return new Reading.Understood<>(value, bytes.decode(topic, value));
        } catch (RuntimeException | LinkageError e) {
            return readAgain(topic, value, e);
        }
    }

    /** The bytes are to blame only if the registry answers. */
    private <V extends SpecificRecord> Reading<V> readAgain(
            Topic<V> topic, byte[] value, Throwable first) {
        if (!EventBytes.hasPrefix(value) || !registry.knowsSchema(EventBytes.schemaId(value))) {
            return new Reading.Unreadable<>(Failure.undecodable(first));
        }
        try {
            return new Reading.Understood<>(value, bytes.decode(topic, value));
        } catch (RuntimeException | LinkageError e) {
            return new Reading.Unreadable<>(Failure.undecodable(e));
        }
    }

    private static <V extends SpecificRecord> Decoded<V> checkKey(
            Topic<V> topic, @Nullable String key, byte[] value, V event) {
        if (key == null) {
            return new Decoded.Unusable<>(Failure.NO_KEY);
        }
        var debtor = topic.keyOf(event);
        return key.equals(debtor)
                ? new Decoded.Event<>(
                        key, EventBytes.eventId(event), EventBytes.digest(value), event)
                : new Decoded.Unusable<>(Failure.wrongKey(key, debtor));
    }
}
