package io.forbear.contact.task;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds who is to do what: the tasks that wait, against what collectors can do. */
@Component
class WorkQueues {
    /** What a collector can do, against what a task needs. */
    private static final String SUITS =
            """
            (t.language IS NULL OR t.language = ANY (c.languages))
                AND t.jurisdictions <@ c.jurisdictions
                AND (cardinality(c.stages) = 0 OR t.stage IS NULL OR t.stage = ANY (c.stages))
                AND (cardinality(c.channels) = 0 OR t.channel IS NULL
                    OR t.channel = ANY (c.channels))
            """;

    private static final String NEXT =
            """
            SELECT t.task_id FROM task t, collector c
            WHERE c.collector_id = :who AND t.start_at <= :now
                AND (t.state = 'OPEN' OR (t.state = 'TAKEN' AND t.locked_until <= :now))
                AND
            """
                    + SUITS
                    + """
                    ORDER BY t.priority DESC, t.due_at, t.task_id
                    LIMIT 1 FOR UPDATE OF t SKIP LOCKED
                    """;

    private static final String QUEUES =
            """
            WITH live AS (
                SELECT kind, start_at,
                    state = 'TAKEN' AND locked_until > :now AS locked,
                    start_at <= :now AND (state = 'OPEN' OR locked_until <= :now) AS waits
                FROM task WHERE state IN ('OPEN', 'TAKEN'))
            SELECT kind, count(*) FILTER (WHERE waits) AS waiting,
                min(start_at) FILTER (WHERE waits) AS oldest,
                count(*) FILTER (WHERE locked) AS locked
            FROM live GROUP BY kind ORDER BY kind
            """;

    private final DatabaseClient database;

    WorkQueues(DatabaseClient database) {
        this.database = database;
    }

    /** The task that a collector should do next, held; none that another call is about to take. */
    Mono<UUID> holdNext(String who, Instant now) {
        return database.sql(NEXT)
                .bind("who", who)
                .bind("now", now)
                .map(row -> get(row, "task_id", UUID.class))
                .one();
    }

    /** Whether a collector can do a task. */
    Mono<Boolean> suits(UUID taskId, String who) {
        return database.sql(
                        "SELECT "
                                + SUITS
                                + " AS suits FROM task t, collector c"
                                + " WHERE t.task_id = :id AND c.collector_id = :who")
                .bind("id", taskId)
                .bind("who", who)
                .map(row -> get(row, "suits", Boolean.class))
                .one()
                .defaultIfEmpty(false);
    }

    /** How many tasks a collector holds. */
    Mono<Long> held(String who, Instant now) {
        return database.sql(
                        """
                        SELECT count(*) AS held FROM task
                        WHERE holder = :who AND state = 'TAKEN' AND locked_until > :now
                        """)
                .bind("who", who)
                .bind("now", now)
                .map(row -> get(row, "held", Long.class))
                .one();
    }

    /**
     * How a queue stands.
     *
     * @param waiting that somebody could take now
     * @param oldest since when the one that waits longest could be taken; null: none waits
     * @param locked that somebody is at
     */
    record Queue(String kind, long waiting, @Nullable Instant oldest, long locked) {}

    /** The queues of all tasks that have not ended. */
    Flux<Queue> queues(Instant now) {
        return database.sql(QUEUES)
                .bind("now", now)
                .map(
                        row ->
                                new Queue(
                                        get(row, "kind", String.class),
                                        get(row, "waiting", Long.class),
                                        row.get("oldest", Instant.class),
                                        get(row, "locked", Long.class)))
                .all();
    }
}
