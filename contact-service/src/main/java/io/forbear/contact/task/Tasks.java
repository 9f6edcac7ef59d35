package io.forbear.contact.task;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import io.forbear.service.page.Cursor;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
    private static final String SELECT =
            """
            SELECT t.*, c.decision,
                coalesce(c.attempt ->> 'outcome' <> 'NOT_MADE', false) AS reported
            FROM task t LEFT JOIN contact c ON c.contact_id = t.proposal_id
            """;

    /** A corrected report changes what nobody has begun with. */
    private static final String ADD =
            """
            INSERT INTO task (task_id, debtor_id, account_id, kind, follow_up, rules, cause,
                attempt_id, language, jurisdictions, stage, channel, is_contact, priority, start_at,
                due_at, remind_at, note, state, ask_at, created_at)
            VALUES (:id, :debtorId, :accountId, :kind, :followUp, :rules, :cause, :attemptId,
                :language, :jurisdictions, :stage, :channel, :isContact, :priority, :startAt, :dueAt,
                :remindAt, :note, 'OPEN', :askAt, :now)
            ON CONFLICT (task_id) DO UPDATE SET
                cause = excluded.cause, account_id = excluded.account_id, state = 'OPEN',
                start_at = excluded.start_at, due_at = excluded.due_at,
                remind_at = excluded.remind_at, note = excluded.note, ask_at = excluded.ask_at,
                ended_at = NULL, ended_by = NULL, result = NULL
            WHERE task.state IN ('OPEN', 'WITHDRAWN') AND task.proposal_id IS NULL
                AND task.cause <> excluded.cause
            """;

    private static final String WITHDRAW =
            """
            UPDATE task SET state = 'WITHDRAWN', ask_at = NULL, remind_at = NULL, ended_at = :now,
                ended_by = 'contact-service', result = 'the report was corrected'
            WHERE attempt_id = ANY (:attempts) AND state = 'OPEN' AND task_id <> ALL (:left)
            """;

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

    private static final String IN_HAND =
            """
            SELECT EXISTS (
                SELECT FROM task t JOIN contact c ON c.contact_id = t.proposal_id
                WHERE t.debtor_id = :debtorId AND t.task_id <> :id AND c.attempt IS NULL
                    AND (c.decision IS NULL
                        OR (c.decision ->> 'notAfter')::timestamptz >= :now)) AS in_hand
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Tasks(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds a task; one that is there already is brought in line with a corrected report. */
    Mono<Void> add(Task task) {
        return add(ADD, task);
    }

    /** Adds a task, unless it is there or has been. */
    Mono<Void> addOnce(Task task) {
        return add(ADD.substring(0, ADD.indexOf("ON CONFLICT")) + "ON CONFLICT DO NOTHING", task);
    }

    private Mono<Void> add(String sql, Task task) {
        return database.sql(sql)
                .bind("id", task.taskId())
                .bind("debtorId", task.debtorId())
                .bind("accountId", orNull(task.accountId(), String.class))
                .bind("kind", task.kind())
                .bind("followUp", task.followUp())
                .bind("rules", task.rules())
                .bind("cause", Json.of(json.writeValueAsBytes(task.cause())))
                .bind("attemptId", task.cause().attemptId())
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
                .then();
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
        return database.sql(SELECT + "WHERE t.task_id = :id")
                .bind("id", taskId)
                .map(this::task)
                .one();
    }

    /** The same, held against others until the transaction ends. */
    Mono<Task> hold(UUID taskId) {
        return database.sql(SELECT + "WHERE t.task_id = :id FOR UPDATE OF t")
                .bind("id", taskId)
                .map(this::task)
                .one();
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

    /** Tasks whose holder is to be reminded. */
    Flux<Task> holdToRemind(Instant now, int limit) {
        return database.sql(
                        SELECT
                                + """
                                WHERE t.remind_at <= :now ORDER BY t.remind_at, t.task_id
                                LIMIT :limit FOR UPDATE OF t SKIP LOCKED
                                """)
                .bind("now", now)
                .bind("limit", limit)
                .map(this::task)
                .all();
    }

    Mono<Void> reminded(UUID taskId, int priority) {
        return database.sql(
                        "UPDATE task SET remind_at = NULL, priority = :priority WHERE task_id ="
                                + " :id")
                .bind("id", taskId)
                .bind("priority", priority)
                .then();
    }

    /** What a listing is of. */
    record Filter(@Nullable String state, @Nullable String debtorId, @Nullable String holder) {}

    /** Tasks by filter, newest first, one more than the limit if there are more. */
    Flux<Task> list(Filter filter, @Nullable Cursor after, int limit) {
        return database.sql(
                        SELECT
                                + """
                                WHERE (:state::text IS NULL OR t.state = :state)
                                    AND (:debtorId::text IS NULL OR t.debtor_id = :debtorId)
                                    AND (:holder::text IS NULL OR t.holder = :holder)
                                    AND (t.created_at, t.task_id) < (:at, :id)
                                ORDER BY t.created_at DESC, t.task_id DESC LIMIT :limit
                                """)
                .bind("state", orNull(filter.state(), String.class))
                .bind("debtorId", orNull(filter.debtorId(), String.class))
                .bind("holder", orNull(filter.holder(), String.class))
                .bind("at", after == null ? END_OF_TIME : Instant.parse(after.key(0)))
                .bind("id", after == null ? LAST_ID : UUID.fromString(after.key(1)))
                .bind("limit", limit)
                .map(this::task)
                .all();
    }

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private Task task(Readable row) {
        var answer = row.get("decision", Json.class);
        return new Task(
                get(row, "task_id", UUID.class),
                get(row, "debtor_id", String.class),
                row.get("account_id", String.class),
                get(row, "kind", String.class),
                get(row, "follow_up", String.class),
                get(row, "rules", String.class),
                json.readValue(get(row, "cause", Json.class).asArray(), Happened.class),
                needs(row),
                get(row, "is_contact", Boolean.class),
                get(row, "priority", Integer.class),
                get(row, "start_at", Instant.class),
                get(row, "due_at", Instant.class),
                row.get("remind_at", Instant.class),
                row.get("note", String.class),
                holding(row),
                row.get("proposal_id", String.class),
                get(row, "asked", Integer.class),
                row.get("ask_at", Instant.class),
                row.get("obstacle", String.class),
                answer == null ? null : json.readValue(answer.asArray(), Contact.Decided.class),
                get(row, "reported", Boolean.class),
                get(row, "created_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("ended_by", String.class),
                row.get("result", String.class),
                row.get("result_note", String.class));
    }

    private static Needs needs(Readable row) {
        return new Needs(
                row.get("language", String.class),
                List.of(get(row, "jurisdictions", String[].class)),
                row.get("stage", String.class),
                row.get("channel", String.class));
    }

    private static Holding holding(Readable row) {
        return new Holding(
                Holding.State.valueOf(get(row, "state", String.class)),
                row.get("holder", String.class),
                row.get("locked_until", Instant.class));
    }
}
