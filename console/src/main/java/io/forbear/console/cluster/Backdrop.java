package io.forbear.console.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others than Kafka's broker tell of the topics.
 *
 * @param schemaVersions by topic; null: the registry is out
 * @param parked how many records of a topic wait in a service; null: not all services told
 */
public record Backdrop(
        Standing broker,
        Standing registry,
        @Nullable Map<String, List<Integer>> schemaVersions,
        @Nullable Map<String, Long> parked) {

    /** Nobody was asked yet. */
    public static Backdrop unknown(Instant now) {
        var unknown = Standing.unknown(now);
        return new Backdrop(unknown, unknown, null, null);
    }
}
