package io.forbear.console.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as it is shown.
 *
 * @param schemaVersion null: not told, or not a schema of this topic
 * @param type simple name of the Avro record
 * @param value null: cannot be decoded, or the record has none
 * @param masked paths in the value that are not shown; {@code bytes}: those are not
 * @param traceId W3C trace id of the header
 * @param undecodable why there is no value
 * @param bytes what cannot be decoded, base64
 */
public record RecordView(
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        @Nullable Integer schemaId,
        @Nullable Integer schemaVersion,
        @Nullable String type,
        @Nullable JsonNode value,
        List<String> masked,
        Map<String, String> headers,
        @Nullable String traceId,
        @Nullable String undecodable,
        @Nullable String bytes) {}
