package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.intake.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A refused record as it goes to {@code <topic>.parked}: as it came, and headers that say why it is
 * parked and where it came from, as all services do.
 *
 * <p>Kafka limits a record compressed, so one can be too large to be sent on. It goes there without
 * its value and its own headers: a send that fails would end the stream's thread, again and again.
 */
final class Parking {
    private static final String PREFIX = "forbear-parked-";
    private static final int MESSAGE_LIMIT = 1000;

    /** What a parked topic takes, and {@code max.request.size} lets out, less our own headers. */
    private static final int MAX_BYTES = 2_000_000;

    /** What Kafka adds to a header, at most. */
    private static final int HEADER_FRAME = 10;

    /** No debtor's id is near it. */
    private static final int MAX_KEY_BYTES = 200;

    private Parking() {}

    static Record<byte[], Announcement> park(
            Record<byte[], byte[]> record,
            RecordMetadata source,
            Refusal refusal,
            Instant parkedAt) {
        var headers = new RecordHeaders(record.headers());
        var size = size(record.key()) + size(record.value()) + size(headers);
        if (size <= MAX_BYTES) {
            headers.remove(PREFIX + "left-out");
            explain(headers, source, record.timestamp(), refusal, parkedAt);
            return parked(record, record.key(), record.value(), headers);
        }
        var own = new RecordHeaders();
        put(own, "left-out", "value and headers: " + size + " bytes");
        explain(own, source, record.timestamp(), refusal, parkedAt);
        var key = size(record.key()) <= MAX_KEY_BYTES ? record.key() : null;
        return parked(record, key, null, own);
    }

    @SuppressWarnings("NullAway") // a record may have no key
    private static Record<byte[], Announcement> parked(
            Record<byte[], byte[]> record,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        return new Record<>(key, new Announcement.Parked(value), record.timestamp(), headers);
    }

    private static void explain(
            Headers headers,
            RecordMetadata source,
            long timestamp,
            Refusal refusal,
            Instant parkedAt) {
        var place = source.topic() + "-" + source.partition() + "@" + source.offset();
        put(
                headers,
                "id",
                UUID.nameUUIDFromBytes((ConductTopology.GROUP + " " + place).getBytes(UTF_8)));
        put(headers, "group", ConductTopology.GROUP);
        put(headers, "topic", source.topic());
        put(headers, "partition", source.partition());
        put(headers, "offset", source.offset());
        put(headers, "timestamp", Instant.ofEpochMilli(timestamp));
        put(headers, "reason", refusal.reason());
        put(headers, "message", shortened(refusal.message()));
        put(headers, "first-failed-at", parkedAt);
    }

    /** A message may quote the record. */
    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), MESSAGE_LIMIT));
    }

    private static void put(Headers headers, String name, Object value) {
        headers.remove(PREFIX + name).add(PREFIX + name, value.toString().getBytes(UTF_8));
    }

    private static long size(Headers headers) {
        long size = 0;
        for (var header : headers) {
            size += HEADER_FRAME + header.key().getBytes(UTF_8).length + size(header.value());
        }
        return size;
    }

    private static long size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
