package io.forbear.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The headers that say why a record lies on {@code <topic>.parked} and where it came from, the same
 * whoever parks it, and how large it may be there.
 */
public final class ParkedHeaders {
    /** Begins the name of every header that parking adds. */
    public static final String PREFIX = "forbear-parked-";

    /** Says that the value and the headers were too large for the parked topic. */
    public static final String LEFT_OUT = PREFIX + "left-out";

    /** Bytes of a record that a parked topic takes and a producer of ours sends, less a little. */
    public static final int MAX_BYTES = 2_000_000;

    /** Bytes of a key that an index of the database takes; no debtor's id is near it. */
    public static final int MAX_KEY_BYTES = 200;

    private static final int MESSAGE_LIMIT = 1000;

    private ParkedHeaders() {}

    /**
     * Where a record came from.
     *
     * @param group the consumer group that parks it
     */
    public record Origin(
            String group, String topic, int partition, long offset, Instant timestamp) {}

    /**
     * The headers of a record, by name.
     *
     * @param id of the parked record
     * @param reason kind of the failure
     * @param message what operations read; shortened if it is long, for it may quote the record
     */
    public static Map<String, String> of(
            UUID id, Origin origin, String reason, String message, Instant firstFailedAt) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(PREFIX + "id", id.toString());
        headers.put(PREFIX + "group", origin.group());
        headers.put(PREFIX + "topic", origin.topic());
        headers.put(PREFIX + "partition", String.valueOf(origin.partition()));
        headers.put(PREFIX + "offset", String.valueOf(origin.offset()));
        headers.put(PREFIX + "timestamp", origin.timestamp().toString());
        headers.put(PREFIX + "reason", reason);
        headers.put(PREFIX + "message", shortened(message));
        headers.put(PREFIX + "first-failed-at", firstFailedAt.toString());
        return headers;
    }

    /** The content of {@link #LEFT_OUT} for a record of so many bytes. */
    public static String leftOut(long size) {
        return "value and headers: " + size + " bytes";
    }

    /** A message as long as is kept. */
    public static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), MESSAGE_LIMIT));
    }
}
