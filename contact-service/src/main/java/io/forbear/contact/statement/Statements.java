package io.forbear.contact.statement;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.statement.Statement.Settled;
import io.forbear.contact.statement.Statement.State;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps statements. */
@Component
class Statements {
    private static final String PUT =
            """
            INSERT INTO stated (statement_id, debtor_id, kind, round, said_in, said, state, details,
                taken_at, settled_at, settled_by, reason)
            VALUES (:id, :debtorId, :kind, :round, :saidIn, :said, :state, :details,
                :takenAt, :settledAt, :settledBy, :reason)
            ON CONFLICT (statement_id) DO UPDATE SET
                said = excluded.said, state = excluded.state, details = excluded.details,
                settled_at = excluded.settled_at, settled_by = excluded.settled_by,
                reason = excluded.reason
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Statements(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> put(Statement one) {
        var settled = one.settled();
        return database.sql(PUT)
                .bind("id", one.statementId())
                .bind("debtorId", one.debtorId())
                .bind("kind", one.kind().name())
                .bind("round", one.round())
                .bind("saidIn", one.said().in())
                .bind("said", Json.of(json.writeValueAsBytes(one.said())))
                .bind("state", one.state().name())
                .bind("details", Json.of(json.writeValueAsBytes(one.details())))
                .bind("takenAt", one.takenAt())
                .bind("settledAt", orNull(settled == null ? null : settled.at(), Instant.class))
                .bind("settledBy", orNull(settled == null ? null : settled.by(), String.class))
                .bind("reason", orNull(settled == null ? null : settled.reason(), String.class))
                .then();
    }

    Mono<Statement> find(UUID statementId) {
        return database.sql("SELECT * FROM stated WHERE statement_id = :id")
                .bind("id", statementId)
                .map(this::statement)
                .one();
    }

    /** What was taken down of attempts and tasks. */
    Flux<Statement> in(Collection<UUID> conversations) {
        return database.sql("SELECT * FROM stated WHERE said_in = ANY (:in)")
                .bind("in", conversations.toArray(UUID[]::new))
                .map(this::statement)
                .all();
    }

    /** What was taken down of a debtor, the newest first. */
    Flux<Statement> of(String debtorId) {
        return database.sql(
                        """
                        SELECT * FROM stated WHERE debtor_id = :debtorId
                        ORDER BY taken_at DESC, statement_id
                        """)
                .bind("debtorId", debtorId)
                .map(this::statement)
                .all();
    }

    private Statement statement(Readable row) {
        var by = row.get("settled_by", String.class);
        return new Statement(
                get(row, "statement_id", UUID.class),
                get(row, "debtor_id", String.class),
                StatedKind.valueOf(get(row, "kind", String.class)),
                get(row, "round", Integer.class),
                json.readValue(get(row, "said", Json.class).asArray(), Said.class),
                State.valueOf(get(row, "state", String.class)),
                json.readValue(get(row, "details", Json.class).asArray(), Details.class),
                get(row, "taken_at", Instant.class),
                by == null
                        ? null
                        : new Settled(
                                Objects.requireNonNull(row.get("settled_at", Instant.class)),
                                by,
                                row.get("reason", String.class)));
    }
}
