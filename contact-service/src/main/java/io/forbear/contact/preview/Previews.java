package io.forbear.contact.preview;

import static io.forbear.service.row.Column.get;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how far previews are and what came out; those of a week ago are forgotten. */
@Component
class Previews {
    private static final String BEGIN =
            """
            WITH old AS (DELETE FROM strategy_preview WHERE alive_at < now() - interval '7 days')
            INSERT INTO strategy_preview (preview_id, asked_by, begun_at, state, done, total)
            VALUES (:id, :by, :at, 'RUNNING', 0, :total)
            """;

    private static final String FIND =
            """
            SELECT *, alive_at < now() - interval '30 seconds' AS silent
            FROM strategy_preview WHERE preview_id = :id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Previews(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> begin(UUID id, String by, Instant at, int total) {
        return database.sql(BEGIN)
                .bind("id", id)
                .bind("by", by)
                .bind("at", at)
                .bind("total", total)
                .then();
    }

    Mono<Void> alive(UUID id, int done) {
        return database.sql(
                        "UPDATE strategy_preview SET done = :done, alive_at = now()"
                                + " WHERE preview_id = :id")
                .bind("id", id)
                .bind("done", done)
                .then();
    }

    Mono<Void> finish(UUID id, Report report) {
        return database.sql(
                        "UPDATE strategy_preview SET state = 'FINISHED', done = total,"
                                + " report = :report::jsonb, alive_at = now()"
                                + " WHERE preview_id = :id")
                .bind("id", id)
                .bind("report", json.writeValueAsString(report))
                .then();
    }

    Mono<Void> fail(UUID id, String problem) {
        return database.sql(
                        "UPDATE strategy_preview SET state = 'FAILED', problem = :problem,"
                                + " alive_at = now() WHERE preview_id = :id")
                .bind("id", id)
                .bind("problem", problem)
                .then();
    }

    Mono<PreviewController.Preview> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(this::preview).one();
    }

    private PreviewController.Preview preview(Readable row) {
        var state = get(row, "state", String.class);
        return new PreviewController.Preview(
                get(row, "preview_id", UUID.class),
                state.equals("RUNNING") && get(row, "silent", Boolean.class)
                        ? "INTERRUPTED"
                        : state,
                get(row, "asked_by", String.class),
                get(row, "begun_at", Instant.class),
                get(row, "done", Integer.class),
                get(row, "total", Integer.class),
                row.get("problem", String.class),
                report(row.get("report", Json.class)));
    }

    private @Nullable Report report(@Nullable Json stored) {
        return stored == null ? null : json.readValue(stored.asArray(), Report.class);
    }
}
