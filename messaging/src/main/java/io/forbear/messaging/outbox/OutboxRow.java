package io.forbear.messaging.outbox;

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

    public OutboxRow {
        headers = Map.copyOf(headers);
    }
}
