package io.forbear.console.audit;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.console.audit.Deed.Action;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.forbear.service.row.Conditions;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The audit's table. */
@Component
class AuditEntries {
    private static final String ADD =
            """
            insert into audit_entry (subject, action, service, method, path, target, reason)
            values (:subject, :action, :service, :method, :path, :target, :reason)
            returning id
            """;

    private static final String END =
            "update audit_entry set status = :status, result = :result where id = :id";

    private static final String ANOTHER =
            """
            select id from audit_entry
            where action = :action and service = :service and target = :target and id <> :id
              and (status is null or status < 400)
            order by position desc limit 1
            """;

    private static final String LIST =
            """
            select position, id, at, subject, action, service, method, path, target, reason, status,
                result
            from audit_entry
            """;

    private final DatabaseClient database;

    AuditEntries(DatabaseClient database) {
        this.database = database;
    }

    /** Which entries; null: any. */
    record Filter(@Nullable String subject, @Nullable Action action, @Nullable Instant from) {}

    private record Row(long position, AuditEntry entry) {}

    Mono<UUID> add(Deed deed) {
        return database.sql(ADD)
                .bind("subject", deed.subject())
                .bind("action", deed.action().name())
                .bind("service", orNull(deed.service(), String.class))
                .bind("method", orNull(deed.method(), String.class))
                .bind("path", orNull(deed.path(), String.class))
                .bind("target", orNull(deed.target(), String.class))
                .bind("reason", orNull(deed.reason(), String.class))
                .mapValue(UUID.class)
                .one();
    }

    Mono<Void> end(UUID id, int status, @Nullable String result) {
        return database.sql(END)
                .bind("status", status)
                .bind("result", orNull(result, String.class))
                .bind("id", id)
                .then();
    }

    /** Another entry of the same deed to the same target, if it was done or nobody knows. */
    Mono<UUID> anotherLike(UUID id, Deed deed) {
        return database.sql(ANOTHER)
                .bind("id", id)
                .bind("action", deed.action().name())
                .bind("service", orNull(deed.service(), String.class))
                .bind("target", orNull(deed.target(), String.class))
                .mapValue(UUID.class)
                .first();
    }

    /** Newest first. */
    Mono<Page<AuditEntry>> page(Filter filter, @Nullable Long before, int limit) {
        var action = filter.action();
        var conditions =
                Conditions.none()
                        .add("subject = :subject", "subject", filter.subject())
                        .add("action = :action", "action", action == null ? null : action.name())
                        .add("at >= :from", "from", filter.from())
                        .add("position < :before", "before", before);
        return database.sql(
                        LIST + conditions.where() + " order by position desc limit " + (limit + 1))
                .bindValues(conditions.values())
                .map(AuditEntries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.at("" + row.position())))
                .map(page -> page.map(Row::entry));
    }

    private static Row row(Readable row) {
        return new Row(
                get(row, "position", Long.class),
                new AuditEntry(
                        get(row, "id", UUID.class),
                        get(row, "at", Instant.class),
                        get(row, "subject", String.class),
                        Action.valueOf(get(row, "action", String.class)),
                        row.get("service", String.class),
                        row.get("method", String.class),
                        row.get("path", String.class),
                        row.get("target", String.class),
                        row.get("reason", String.class),
                        row.get("status", Integer.class),
                        row.get("result", String.class)));
    }
}
