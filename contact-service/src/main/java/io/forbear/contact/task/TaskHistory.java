package io.forbear.contact.task;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps who did what with a task, and why. */
@Component
class TaskHistory {
    private final DatabaseClient database;

    TaskHistory(DatabaseClient database) {
        this.database = database;
    }

    /** One thing that was done. */
    record Entry(Instant at, String what, String who, @Nullable String detail) {}

    Mono<Void> note(UUID taskId, Entry entry) {
        return database.sql(
                        """
                        INSERT INTO task_history (task_id, at, what, who, detail)
                        VALUES (:id, :at, :what, :who, :detail)
                        """)
                .bind("id", taskId)
                .bind("at", entry.at())
                .bind("what", entry.what())
                .bind("who", entry.who())
                .bind("detail", orNull(entry.detail(), String.class))
                .then();
    }

    Flux<Entry> of(UUID taskId) {
        return database.sql("SELECT * FROM task_history WHERE task_id = :id ORDER BY number")
                .bind("id", taskId)
                .map(
                        row ->
                                new Entry(
                                        get(row, "at", Instant.class),
                                        get(row, "what", String.class),
                                        get(row, "who", String.class),
                                        row.get("detail", String.class)))
                .all();
    }
}
