package io.forbear.console.audit;

import io.forbear.console.audit.Deed.Action;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows who did what. */
@RestController
@PreAuthorize("hasAnyRole('operations','auditor','compliance-officer')")
class AuditController {
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AuditEntries entries;
    private final AuditDatabase database;

    AuditController(AuditEntries entries, AuditDatabase database) {
        this.entries = entries;
        this.database = database;
    }

    /** Newest first. */
    @GetMapping("/api/audit")
    Mono<Page<AuditEntry>> list(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Action action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (!database.isPrepared()) {
            throw away();
        }
        var filter = new AuditEntries.Filter(subject, action, from);
        return entries.page(filter, position(Cursor.parse(cursor, 1)), Limit.of(limit))
                .timeout(LIMIT)
                .onErrorMap(AuditDatabase::isAway, _ -> away());
    }

    private static Problem away() {
        return Problem.unavailable("The audit's database does not answer.", RETRY);
    }

    private static @Nullable Long position(@Nullable Cursor cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor.key(0));
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }
}
