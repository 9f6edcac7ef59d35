package io.forbear.contact.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector can do.
 *
 * @param languages ISO 639
 * @param jurisdictions countries whose law one knows
 * @param stages none: all
 * @param channels none: all
 * @param capacity how many tasks one may hold at once
 */
record Collector(
        String collectorId,
        List<String> languages,
        List<String> jurisdictions,
        List<String> stages,
        List<String> channels,
        int capacity,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {}
