package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.intake.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Says on a parked record why it is parked and where it came from, as all services do. */
final class ParkedHeaders {
    private static final String PREFIX = "forbear-parked-";
    private static final String GROUP = "compliance-service";

    private ParkedHeaders() {}

    static void add(
            Headers headers,
            RecordMetadata source,
            long timestamp,
            Refusal refusal,
            Instant parkedAt) {
        var place = source.topic() + "-" + source.partition() + "@" + source.offset();
        put(headers, "id", UUID.nameUUIDFromBytes((GROUP + " " + place).getBytes(UTF_8)));
        put(headers, "group", GROUP);
        put(headers, "topic", source.topic());
        put(headers, "partition", source.partition());
        put(headers, "offset", source.offset());
        put(headers, "timestamp", Instant.ofEpochMilli(timestamp));
        put(headers, "reason", refusal.reason());
        put(headers, "message", refusal.message());
        put(headers, "first-failed-at", parkedAt);
    }

    private static void put(Headers headers, String name, Object value) {
        headers.remove(PREFIX + name).add(PREFIX + name, value.toString().getBytes(UTF_8));
    }
}
