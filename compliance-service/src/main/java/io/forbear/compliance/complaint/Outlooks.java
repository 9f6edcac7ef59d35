package io.forbear.compliance.complaint;

import static io.forbear.service.row.Column.orNull;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the case files said of complaints when they were looked at last: the next term and the
 * jurisdictions, so that a listing can sort and filter by them.
 */
@Component
class Outlooks {
    private static final String STALE =
            """
            select c.* from complaint c
                left join complaint_outlook o using (complaint_id)
                left join complaint_resolution r using (complaint_id)
            where o.looked_at is null or (o.looked_at < :before
                and (r.complaint_id is null or cardinality(o.jurisdictions) = 0))
            order by o.looked_at nulls first, c.filed_at limit :limit
            """;

    private static final String UPSERT =
            """
            insert into complaint_outlook values (:id, :dueAt, :jurisdictions, :now)
            on conflict (complaint_id) do update set
                due_at = excluded.due_at, jurisdictions = excluded.jurisdictions,
                looked_at = excluded.looked_at
            """;

    private static final String PASS_OVER =
            """
            insert into complaint_outlook values (:id, null, '{}', :lookedAt)
            on conflict (complaint_id) do update set looked_at = excluded.looked_at
            """;

    private final DatabaseClient database;

    Outlooks(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Complaints never looked at, and those not looked at since an instant that are open or of
     * which nothing was found.
     */
    Flux<Complaint> stale(Instant before, int limit) {
        return database.sql(STALE)
                .bind("before", before)
                .bind("limit", limit)
                .map(Complaints::complaint)
                .all();
    }

    Mono<Void> store(
            String complaintId,
            @Nullable Instant dueAt,
            Collection<String> jurisdictions,
            Instant now) {
        return database.sql(UPSERT)
                .bind("id", complaintId)
                .bind("dueAt", orNull(dueAt, Instant.class))
                .bind("jurisdictions", jurisdictions.toArray(String[]::new))
                .bind("now", now)
                .then();
    }

    /**
     * The complaint could not be looked at; what was known of it stays.
     *
     * @param lookedAt its place among those to be looked at, the earliest first
     */
    Mono<Void> passOver(String complaintId, Instant lookedAt) {
        return database.sql(PASS_OVER).bind("id", complaintId).bind("lookedAt", lookedAt).then();
    }

    /** The complaint is looked at anew. */
    Mono<Void> forget(String complaintId) {
        return database.sql("delete from complaint_outlook where complaint_id = :id")
                .bind("id", complaintId)
                .then();
    }
}
