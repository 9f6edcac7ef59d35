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

/** Keeps how tasks that are contacts stand with the gate. */
@Component
class WishedTasks {
    private static final String IN_HAND =
            """
            SELECT EXISTS (
                SELECT FROM task t JOIN contact c ON c.contact_id = t.proposal_id
                WHERE t.debtor_id = :debtorId AND t.task_id <> :id AND c.attempt IS NULL
                    AND (c.decision IS NULL
                        OR (c.decision ->> 'notAfter')::timestamptz >= :now)) AS in_hand
            """;

    private final DatabaseClient database;

    WishedTasks(DatabaseClient database) {
        this.database = database;
    }

    /** Tasks whose contact is to be looked at, longest waiting first, not held. */
    Flux<UUID> toAsk(Instant now, int limit) {
        return database.sql(
                        """
                        SELECT task_id FROM task WHERE ask_at <= :now
                        ORDER BY ask_at, task_id LIMIT :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> get(row, "task_id", UUID.class))
                .all();
    }

    /** Whether another task has a contact with the debtor in hand. */
    Mono<Boolean> isAnotherInHand(Task task, Instant now) {
        return database.sql(IN_HAND)
                .bind("debtorId", task.debtorId())
                .bind("id", task.taskId())
                .bind("now", now)
                .map(row -> get(row, "in_hand", Boolean.class))
                .one();
    }

    /** Stores what is next with the contact of a task. */
    Mono<Void> asking(Task task, @Nullable Instant askAt, @Nullable String obstacle) {
        return database.sql(
                        "UPDATE task SET ask_at = :at, obstacle = :obstacle WHERE task_id = :id")
                .bind("id", task.taskId())
                .bind("at", orNull(askAt, Instant.class))
                .bind("obstacle", orNull(obstacle, String.class))
                .then();
    }

    /** Stores that the gate has been asked. */
    Mono<Void> asked(Task task, String proposalId, Instant lookAt) {
        return database.sql(
                        """
                        UPDATE task SET proposal_id = :proposalId, asked = asked + 1, ask_at = :at,
                            obstacle = NULL
                        WHERE task_id = :id
                        """)
                .bind("id", task.taskId())
                .bind("proposalId", proposalId)
                .bind("at", lookAt)
                .then();
    }
}
