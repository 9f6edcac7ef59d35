package io.forbear.console.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.topics.EventJson;
import io.forbear.topics.Topic;
import io.forbear.topics.WireFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decodes records with the schema they were written with, whatever it is. */
@Component
class RecordDecoder {
    private static final Pattern TRACE =
            Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final List<String> BYTES = List.of("bytes");
    private static final String PARKED_MESSAGE = "forbear-parked-message";

    private final Schemas schemas;

    RecordDecoder(Schemas schemas) {
        this.schemas = schemas;
    }

    /** What came of decoding. */
    private sealed interface Decoded {
        record Event(GenericRecord event) implements Decoded {}

        record Not(String why) implements Decoded {}
    }

    /**
     * A record as it is shown.
     *
     * @param whole whether personal data are shown
     */
    RecordView view(Topic<?> topic, ConsumerRecord<byte[], byte[]> message, boolean whole) {
        var value = message.value();
        var hasSchema = value != null && WireFormat.hasPrefix(value);
        var id = hasSchema ? WireFormat.schemaId(value) : null;
        return switch (decoded(value, id)) {
            case Decoded.Event(var event) -> view(topic, message, id, event, whole);
            case Decoded.Not(var why) -> view(topic, message, id, why, whole);
        };
    }

    private RecordView view(
            Topic<?> topic,
            ConsumerRecord<byte[], byte[]> message,
            @Nullable Integer id,
            GenericRecord event,
            boolean whole) {
        var shown = whole ? EventJson.whole(event) : EventJson.masked(event);
        var headers = headers(message.headers(), whole);
        return new RecordView(
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                key(message.key(), event, whole),
                id,
                id == null ? null : schemas.version(topic.name(), id),
                event.getSchema().getName(),
                shown.value(),
                shown.masked(),
                headers,
                traceId(headers),
                null,
                null);
    }

    /** Bytes may hold anything. */
    private RecordView view(
            Topic<?> topic,
            ConsumerRecord<byte[], byte[]> message,
            @Nullable Integer id,
            String why,
            boolean whole) {
        var value = message.value();
        var isHidden = !whole; // whatever they are, they need not be what belongs here
        var headers = headers(message.headers(), whole);
        return new RecordView(
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                key(message.key()),
                id,
                id == null ? null : schemas.version(topic.name(), id),
                null,
                null,
                value != null && isHidden ? BYTES : List.of(),
                headers,
                traceId(headers),
                why,
                value == null || isHidden ? null : Base64.getEncoder().encodeToString(value));
    }

    private Decoded decoded(byte @Nullable [] value, @Nullable Integer id) {
        if (value == null) {
            return new Decoded.Not("the record has no value");
        }
        if (id == null) {
            return new Decoded.Not("the value does not begin with a schema's id");
        }
        try {
            var schema = schemas.schema(id);
            return schema == null
                    ? new Decoded.Not("the registry has no schema " + id)
                    : decoded(value, schema);
        } catch (Schemas.Away away) {
            return new Decoded.Not("" + away.getMessage());
        } catch (AvroRuntimeException unreadable) {
            return new Decoded.Not("the registry's schema %d cannot be read".formatted(id));
        }
    }

    private static Decoded decoded(byte[] value, Schema schema) {
        try {
            var decoder =
                    DecoderFactory.get()
                            .binaryDecoder(
                                    value,
                                    WireFormat.PREFIX,
                                    value.length - WireFormat.PREFIX,
                                    null);
            var reader = new GenericDatumReader<>(schema);
            return reader.read(null, decoder) instanceof GenericRecord event
                    ? new Decoded.Event(event)
                    : new Decoded.Not("the value is no record");
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException broken) {
            return new Decoded.Not("the bytes are not what the schema says");
        }
    }

    private static @Nullable String key(byte @Nullable [] key) {
        return key == null ? null : new String(key, UTF_8);
    }

    /** A key that is not the debtor of the event may be anything, a number to call too. */
    private static @Nullable String key(byte @Nullable [] key, GenericRecord event, boolean whole) {
        var text = key(key);
        var isDebtor =
                event.hasField("debtorId") && String.valueOf(event.get("debtorId")).equals(text);
        return text == null || whole || isDebtor ? text : EventJson.MASK;
    }

    /** Of what others write into headers nobody knows what it is. */
    private static Map<String, String> headers(Headers headers, boolean whole) {
        var read = new LinkedHashMap<String, String>();
        for (var header : headers) {
            if (header.value() != null) {
                var isShown = whole || isOurs(header.key());
                read.put(
                        header.key(), isShown ? new String(header.value(), UTF_8) : EventJson.MASK);
            }
        }
        return read;
    }

    /** Of ours, the message of a failure may repeat what a record says. */
    private static boolean isOurs(String header) {
        return header.equals("traceparent")
                || header.equals("tracestate")
                || (header.startsWith("forbear-") && !header.equals(PARKED_MESSAGE));
    }

    static @Nullable String traceId(Map<String, String> headers) {
        var match = TRACE.matcher(headers.getOrDefault("traceparent", ""));
        return match.matches() ? match.group(1) : null;
    }
}
