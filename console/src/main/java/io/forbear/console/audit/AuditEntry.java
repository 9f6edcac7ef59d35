package io.forbear.console.audit;

import io.forbear.console.audit.Deed.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param at real time
 * @param status HTTP status that came of it; null: began, and did not come to its end
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
        @Nullable Integer status) {}
