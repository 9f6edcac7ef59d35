package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.intake.Refusal;
import io.forbear.messaging.ParkedHeaders;
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
    /** What Kafka adds to a header, at most. */
    private static final int HEADER_FRAME = 10;

    private Parking() {}

    static Record<byte[], Announcement> park(
            Record<byte[], byte[]> record,
            RecordMetadata source,
            Refusal refusal,
            Instant parkedAt) {
        var headers = new RecordHeaders(record.headers());
        var size = size(record.key()) + size(record.value()) + size(headers);
        if (size <= ParkedHeaders.MAX_BYTES) {
            headers.remove(ParkedHeaders.LEFT_OUT);
            explain(headers, source, record.timestamp(), refusal, parkedAt);
            return parked(record, record.key(), record.value(), headers);
        }
        var own = new RecordHeaders();
        put(own, ParkedHeaders.LEFT_OUT, ParkedHeaders.leftOut(size));
        explain(own, source, record.timestamp(), refusal, parkedAt);
        var key = size(record.key()) <= ParkedHeaders.MAX_KEY_BYTES ? record.key() : null;
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
        var origin =
                new ParkedHeaders.Origin(
                        ConductTopology.GROUP,
                        source.topic(),
                        source.partition(),
                        source.offset(),
                        Instant.ofEpochMilli(timestamp));
        ParkedHeaders.of(
                        id(origin),
                        origin,
                        refusal.reason().toString(),
                        refusal.message(),
                        parkedAt)
                .forEach((name, value) -> put(headers, name, value));
    }

    /** The same however often the record is read. */
    private static UUID id(ParkedHeaders.Origin origin) {
        var place = origin.topic() + "-" + origin.partition() + "@" + origin.offset();
        return UUID.nameUUIDFromBytes((origin.group() + " " + place).getBytes(UTF_8));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
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
