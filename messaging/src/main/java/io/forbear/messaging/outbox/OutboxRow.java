package io.forbear.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits to be published.
 *
 * @param id of the event, or of the parked record
 * @param topic where it goes
 * @param key the record key; null for a parked record that had none
 * @param type the Avro record's full name
 * @param payload the value as it goes on the wire; null for a parked record that had none
 * @param headers the record's headers, trace context included
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared, and bytes are not copied
public record OutboxRow(
        UUID id,
        String topic,
        @Nullable String key,
        String type,
        byte @Nullable [] payload,
        Map<String, String> headers) {

    /** What Kafka adds to a record and to each header, at most, and the relay's own headers. */
    private static final int FRAME = 1000;

    private static final int HEADER_FRAME = 10;

    public OutboxRow {
        headers = Map.copyOf(headers);
    }

    /** Bytes of the record before it is compressed; never fewer than it has. */
    public long size() {
        long size = FRAME + utf8(key) + (payload == null ? 0 : payload.length);
        for (var header : headers.entrySet()) {
            size += HEADER_FRAME + utf8(header.getKey()) + utf8(header.getValue());
        }
        return size;
    }

    private static long utf8(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
