package io.forbear.contact.task;

import static io.forbear.service.row.Column.orNull;

import io.forbear.service.page.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Lists tasks, newest first. */
@Component
class TaskListing {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final DatabaseClient database;
    private final TaskRows rows;

    TaskListing(DatabaseClient database, TaskRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * What a listing is of.
     *
     * @param open whether only of those that have not ended
     * @param reminded whether of those whose holder was reminded; null: of all
     */
    record Filter(
            @Nullable String state,
            @Nullable String debtorId,
            @Nullable String holder,
            boolean open,
            @Nullable Boolean reminded) {}

    /** Tasks by filter, newest first, one more than the limit if there are more. */
    Flux<Task> list(Filter filter, @Nullable Cursor after, int limit) {
        return database.sql(
                        TaskRows.SELECT
                                + """
                                WHERE (:state::text IS NULL OR t.state = :state)
                                    AND (:debtorId::text IS NULL OR t.debtor_id = :debtorId)
                                    AND (:holder::text IS NULL OR t.holder = :holder)
                                    AND (NOT :open OR t.ended_at IS NULL)
                                    AND (:reminded::boolean IS NULL
                                        OR (t.reminded_at IS NOT NULL) = :reminded)
                                    AND (t.created_at, t.task_id) < (:at, :id)
                                ORDER BY t.created_at DESC, t.task_id DESC LIMIT :limit
                                """)
                .bind("state", orNull(filter.state(), String.class))
                .bind("debtorId", orNull(filter.debtorId(), String.class))
                .bind("holder", orNull(filter.holder(), String.class))
                .bind("open", filter.open())
                .bind("reminded", orNull(filter.reminded(), Boolean.class))
                .bind("at", after == null ? END_OF_TIME : Instant.parse(after.key(0)))
                .bind("id", after == null ? LAST_ID : UUID.fromString(after.key(1)))
                .bind("limit", limit)
                .map(rows::task)
                .all();
    }
}
