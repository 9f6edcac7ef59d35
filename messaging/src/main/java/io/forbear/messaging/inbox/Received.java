package io.forbear.messaging.inbox;

import io.forbear.messaging.ParkedHeaders;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.wire.RecordHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from Kafka, not decoded yet.
 *
 * @param group the consumer group it came to
 * @param rawKey its key; null if it has none
 * @param key the key as text; null if it has none, or none that is text of a sensible length
 * @param value its value; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and bytes are not copied
record Received(
        String group,
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte @Nullable [] rawKey,
        @Nullable String key,
        byte @Nullable [] value,
        Map<String, String> headers) {

    Received {
        headers = Map.copyOf(headers);
    }

    static Received of(String group, ConsumerRecord<byte[], byte[]> message) {
        byte[] rawKey = message.key();
        return new Received(
                group,
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                rawKey,
                text(rawKey),
                message.value(),
                RecordHeaders.read(message.headers()));
    }

    /** The bytes as text the database can hold and find; null if they are none. */
    static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length > ParkedHeaders.MAX_KEY_BYTES) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString().indexOf('\0') < 0 ? text.toString() : null;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    /** What is done with it, as part of the trace that it came in. */
    TraceContexts.Work work(String verb) {
        return new TraceContexts.Work(verb + " " + topic, headers);
    }

    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
