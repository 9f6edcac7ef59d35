package io.forbear.contact.task;

import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.followup.Happened;
import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps tasks. */
@Component
class Tasks {
    private static final String INSERT =
            """
            INSERT INTO task (task_id, debtor_id, account_id, kind, follow_up, rules, cause,
                attempt_id, language, jurisdictions, stage, channel, is_contact, priority, start_at,
                due_at, remind_at, note, state, ask_at, created_at, made_by)
            VALUES (:id, :debtorId, :accountId, :kind, :followUp, :rules, :cause, :attemptId,
                :language, :jurisdictions, :stage, :channel, :isContact, :priority, :startAt, :dueAt,
                :remindAt, :note, 'OPEN', :askAt, :now, :madeBy)
            """;

    /** A corrected report changes what nobody has begun with. */
    private static final String OR_CORRECT =
            """
            ON CONFLICT (task_id) DO UPDATE SET
                cause = excluded.cause, account_id = excluded.account_id, state = 'OPEN',
                start_at = excluded.start_at, due_at = excluded.due_at,
                remind_at = excluded.remind_at, reminded_at = NULL, note = excluded.note, ask_at = excluded.ask_at,
                ended_at = NULL, ended_by = NULL, result = NULL
            WHERE task.state IN ('OPEN', 'WITHDRAWN') AND task.proposal_id IS NULL
                AND task.cause <> excluded.cause
            """;

    /** What ended because nobody needed it may be needed again. */
    private static final String OR_OPEN_AGAIN =
            """
            ON CONFLICT (task_id) DO UPDATE SET
                state = 'OPEN', start_at = excluded.start_at, due_at = excluded.due_at,
                remind_at = excluded.remind_at, reminded_at = NULL, note = excluded.note,
                ended_at = NULL, ended_by = NULL, result = NULL
            WHERE task.state = 'WITHDRAWN'
            """;

    private static final String WITHDRAW =
            """
            UPDATE task SET state = 'WITHDRAWN', ask_at = NULL, remind_at = NULL, ended_at = :now,
                ended_by = 'contact-service', result = 'the report was corrected'
            WHERE attempt_id = ANY (:attempts) AND state = 'OPEN' AND task_id <> ALL (:left)
            """;

    private static final String PUT =
            """
            UPDATE task SET state = :state, holder = :holder, locked_until = :until,
                ask_at = CASE WHEN :ask::timestamptz IS NULL THEN ask_at ELSE :ask END
            WHERE task_id = :id
            """;

    private static final String END =
            """
            UPDATE task SET state = 'DONE', holder = NULL, locked_until = NULL, ask_at = NULL,
                remind_at = NULL, ended_at = :now, ended_by = :who, result = :result,
                result_note = :note
            WHERE task_id = :id
            """;

    private final DatabaseClient database;
    private final TaskRows rows;
    private final JsonMapper json;

    Tasks(DatabaseClient database, TaskRows rows, JsonMapper json) {
        this.database = database;
        this.rows = rows;
        this.json = json;
    }

    /** Adds a task; one that is there already is brought in line with a corrected report. */
    Mono<Void> add(Task task) {
        return add(INSERT + OR_CORRECT, task);
    }

    /** Adds a task, unless it is there, or somebody has done it. */
    Mono<Void> addOnce(Task task) {
        return add(INSERT + OR_OPEN_AGAIN, task);
    }

    private Mono<Void> add(String sql, Task task) {
        var cause = task.cause();
        return database.sql(sql)
                .bind("id", task.taskId())
                .bind("debtorId", task.debtorId())
                .bind("accountId", orNull(task.accountId(), String.class))
                .bind("kind", task.kind())
                .bind("followUp", task.followUp())
                .bind("rules", task.rules())
                .bind("cause", orNull(cause == null ? null : written(cause), Json.class))
                .bind("attemptId", orNull(cause == null ? null : cause.attemptId(), UUID.class))
                .bind("language", orNull(task.needs().language(), String.class))
                .bind("jurisdictions", task.needs().jurisdictions().toArray(String[]::new))
                .bind("stage", orNull(task.needs().stage(), String.class))
                .bind("channel", orNull(task.needs().channel(), String.class))
                .bind("isContact", task.isContact())
                .bind("priority", task.priority())
                .bind("startAt", task.startAt())
                .bind("dueAt", task.dueAt())
                .bind("remindAt", orNull(task.remindAt(), Instant.class))
                .bind("note", orNull(task.note(), String.class))
                .bind("askAt", orNull(task.askAt(), Instant.class))
                .bind("now", task.createdAt())
                .bind("madeBy", orNull(task.madeBy(), String.class))
                .then();
    }

    private Json written(Happened cause) {
        return Json.of(json.writeValueAsBytes(cause));
    }

    /** Ends the open tasks of reports that no longer leave them. */
    Mono<Void> withdraw(Collection<UUID> attempts, Collection<UUID> left, Instant now) {
        return database.sql(WITHDRAW)
                .bind("attempts", attempts.toArray(UUID[]::new))
                .bind("left", left.toArray(UUID[]::new))
                .bind("now", now)
                .then();
    }

    Mono<Task> find(UUID taskId) {
        return database.sql(TaskRows.SELECT + "WHERE t.task_id = :id")
                .bind("id", taskId)
                .map(rows::task)
                .one();
    }

    /** The same, held against others until the transaction ends. */
    Mono<Task> hold(UUID taskId) {
        return database.sql(TaskRows.SELECT + "WHERE t.task_id = :id FOR UPDATE OF t")
                .bind("id", taskId)
                .map(rows::task)
                .one();
    }

    /**
     * Stores who holds a task.
     *
     * @param askAt when the gate is to be asked; null: as before
     */
    Mono<Void> put(UUID taskId, Holding holding, @Nullable Instant askAt) {
        return database.sql(PUT)
                .bind("id", taskId)
                .bind("state", holding.state().name())
                .bind("holder", orNull(holding.holder(), String.class))
                .bind("until", orNull(holding.lockedUntil(), Instant.class))
                .bind("ask", orNull(askAt, Instant.class))
                .then();
    }

    Mono<Void> end(UUID taskId, String who, String result, @Nullable String note, Instant now) {
        return database.sql(END)
                .bind("id", taskId)
                .bind("who", who)
                .bind("result", result)
                .bind("note", orNull(note, String.class))
                .bind("now", now)
                .then();
    }

    /** Tasks whose holder is to be reminded. */
    Flux<Task> holdToRemind(Instant now, int limit) {
        return database.sql(
                        TaskRows.SELECT
                                + """
                                WHERE t.remind_at <= :now ORDER BY t.remind_at, t.task_id
                                LIMIT :limit FOR UPDATE OF t SKIP LOCKED
                                """)
                .bind("now", now)
                .bind("limit", limit)
                .map(rows::task)
                .all();
    }

    Mono<Void> reminded(UUID taskId, int priority, Instant now) {
        return database.sql(
                        "UPDATE task SET remind_at = NULL, reminded_at = :now,"
                                + " priority = :priority WHERE task_id = :id")
                .bind("id", taskId)
                .bind("priority", priority)
                .bind("now", now)
                .then();
    }

    /** Forgets some of those that ended before an instant; how many. */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql(
                        """
                        DELETE FROM task WHERE task_id = ANY (ARRAY(
                            SELECT task_id FROM task WHERE ended_at < :before
                            ORDER BY ended_at LIMIT :limit))
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
