package io.forbear.console.record;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which records of a topic are looked for; null: any.
 *
 * @param debtor record key
 * @param from first timestamp of the record
 * @param to timestamp that is too late
 * @param field path in the event, parts separated by dots
 * @param value what stands there
 * @param before by partition, the offset below which to look; empty: from the end
 * @param limit how many records at most
 */
record Query(
        @Nullable String debtor,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String field,
        @Nullable String value,
        @Nullable Integer partition,
        Map<Integer, Long> before,
        int limit) {

    /** Whether a record is looked for; what is masked cannot be searched. */
    boolean matches(RecordView record) {
        return (debtor == null || debtor.equals(record.key()))
                && (from == null || !record.timestamp().isBefore(from))
                && (to == null || record.timestamp().isBefore(to))
                && (field == null || fits(record.value()));
    }

    /** Whether a record can be one, as far as is known before it is decoded. */
    boolean mayMatch(@Nullable String key, Instant timestamp) {
        return (debtor == null || debtor.equals(key))
                && (from == null || !timestamp.isBefore(from))
                && (to == null || timestamp.isBefore(to));
    }

    private boolean fits(@Nullable JsonNode event) {
        return event != null
                && field != null
                && value != null
                && fits(event, field.split("\\.", -1), 0, value);
    }

    /** In lists, one element that fits is enough. */
    private static boolean fits(JsonNode node, String[] path, int at, String value) {
        if (node.isArray()) {
            for (var element : node) {
                if (fits(element, path, at, value)) {
                    return true;
                }
            }
            return false;
        }
        return at == path.length
                ? node.isValueNode() && node.asString().equals(value)
                : fits(node.path(path[at]), path, at + 1, value);
    }
}
