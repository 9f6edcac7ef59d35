package io.forbear.console.audit;

import io.forbear.console.audit.Deed.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param at real time
 * @param status HTTP status that came of it; null: began, and did not come to its end, or nobody
 *     knows whether it did
 * @param result what was made by it, if anything: for a corrected copy where it stands and its
 *     event id
 */
record AuditEntry(
        UUID id,
        Instant at,
        String subject,
        Action action,
        @Nullable String service,
        @Nullable String method,
        @Nullable String path,
        @Nullable String target,
        @Nullable String reason,
        @Nullable Integer status,
        @Nullable String result) {}
