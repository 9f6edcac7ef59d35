package io.forbear.contact.reportfile;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.attempt.Verdict;
import io.forbear.contact.attempt.Warning;
import io.forbear.messaging.RememberedRequests;
import io.forbear.service.problem.Problem.FieldError;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps files of reports with their rows, and what became of them. */
@Component
class ReportFiles {
    static final RememberedRequests TABLE = new RememberedRequests("attempt_file");

    private static final String ADD =
            """
            INSERT INTO attempt_file
                (file_id, sender, columns, state, received_by, received_at, worked_at)
            VALUES (:id, :sender, :columns, 'ARRIVING', :by, :now, :now)
            """;

    private static final String ADD_ROWS =
            """
            INSERT INTO attempt_file_row (file_id, number, line, content)
            SELECT :id, number, line, decode(content, 'hex')
            FROM unnest(:numbers, :lines, :contents) AS row (number, line, content)
            """;

    private static final String ARRIVED =
            """
            UPDATE attempt_file SET digest = decode(:digest, 'hex'), rows = :rows, state = 'WAITING'
            WHERE file_id = :id
                AND NOT EXISTS (SELECT FROM attempt_file WHERE digest = decode(:digest, 'hex'))
            """;

    private static final String NEXT =
            """
            SELECT * FROM attempt_file WHERE state = 'WAITING'
            ORDER BY worked_at, file_id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String HOLD =
            """
            SELECT * FROM attempt_file WHERE file_id = :id AND state = 'WAITING'
            FOR UPDATE SKIP LOCKED
            """;

    private static final String ANSWER =
            """
            UPDATE attempt_file_row AS row
            SET standing = new.standing, attempt_id = nullif(new.attempt_id, '')::uuid,
                errors = nullif(new.errors, '[]')::jsonb, warnings = nullif(new.warnings, '[]')::jsonb
            FROM unnest(:numbers, :standings, :attempts, :errors, :warnings)
                AS new (number, standing, attempt_id, errors, warnings)
            WHERE row.file_id = :id AND row.number = new.number
            """;

    private static final String PROGRESS =
            """
            UPDATE attempt_file SET done = done + :done, taken = taken + :taken,
                known = known + :known, refused = refused + :refused, warned = warned + :warned,
                worked_at = :now,
                state = CASE WHEN done + :done >= rows THEN 'DONE' ELSE state END,
                finished_at = CASE WHEN done + :done >= rows THEN :now END
            WHERE file_id = :id
            """;

    private static final String LIST =
            """
            SELECT * FROM attempt_file_row
            WHERE file_id = :id AND number > :after
                AND (:standing::text IS NULL OR standing = :standing)
            ORDER BY number LIMIT :limit
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    ReportFiles(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(UUID fileId, Sender sender, List<Column> columns, String by, Instant now) {
        return database.sql(ADD)
                .bind("id", fileId)
                .bind("sender", Json.of(json.writeValueAsBytes(sender)))
                .bind("columns", columns.stream().map(Column::name).toArray(String[]::new))
                .bind("by", by)
                .bind("now", now)
                .then();
    }

    /** Adds rows that have arrived. */
    Mono<Void> addRows(UUID fileId, List<NumberedRow> rows) {
        return database.sql(ADD_ROWS)
                .bind("id", fileId)
                .bind("numbers", rows.stream().map(NumberedRow::number).toArray(Integer[]::new))
                .bind("lines", rows.stream().map(one -> one.raw().line()).toArray(Integer[]::new))
                .bind(
                        "contents",
                        rows.stream()
                                .map(one -> HexFormat.of().formatHex(one.raw().content()))
                                .toArray(String[]::new))
                .then();
    }

    /** Notes that all of it is there; false if the same file was there before. */
    Mono<Boolean> arrived(UUID fileId, String digest, int rows) {
        return database.sql(ARRIVED)
                .bind("id", fileId)
                .bind("digest", digest)
                .bind("rows", rows)
                .fetch()
                .rowsUpdated()
                .map(changed -> changed > 0);
    }

    Mono<Void> drop(UUID fileId) {
        return database.sql("DELETE FROM attempt_file WHERE file_id = :id")
                .bind("id", fileId)
                .then();
    }

    Mono<ReportFile> find(UUID fileId) {
        return database.sql("SELECT * FROM attempt_file WHERE file_id = :id")
                .bind("id", fileId)
                .map(this::file)
                .one();
    }

    Mono<ReportFile> findByDigest(String digest) {
        return database.sql("SELECT * FROM attempt_file WHERE digest = decode(:digest, 'hex')")
                .bind("digest", digest)
                .map(this::file)
                .one();
    }

    /** A file with its columns. */
    record Waiting(ReportFile file, List<Column> columns) {}

    /** The file that has waited longest, held; not one that another instance works on. */
    Mono<Waiting> holdNext() {
        return database.sql(NEXT).map(row -> new Waiting(file(row), columns(row))).one();
    }

    /** A file that waits, held; none if another instance works on it. */
    Mono<Waiting> hold(UUID fileId) {
        return database.sql(HOLD)
                .bind("id", fileId)
                .map(row -> new Waiting(file(row), columns(row)))
                .one();
    }

    /** Lets all other files that wait go first. */
    Mono<Void> postpone(UUID fileId, Instant now) {
        return database.sql("UPDATE attempt_file SET worked_at = :now WHERE file_id = :id")
                .bind("id", fileId)
                .bind("now", now)
                .then();
    }

    /** Its next rows. */
    Flux<NumberedRow> next(ReportFile file, int limit) {
        return database.sql(
                        """
                        SELECT number, line, content FROM attempt_file_row
                        WHERE file_id = :id AND number > :done ORDER BY number LIMIT :limit
                        """)
                .bind("id", file.fileId())
                .bind("done", file.done())
                .bind("limit", limit)
                .map(
                        row ->
                                new NumberedRow(
                                        get(row, "number", Integer.class),
                                        new CsvRecords.Raw(
                                                get(row, "line", Integer.class),
                                                get(row, "content", byte[].class))))
                .all();
    }

    /** Notes what became of rows. */
    Mono<Void> answer(UUID fileId, List<FileRow> rows, Instant now) {
        return database.sql(ANSWER)
                .bind("id", fileId)
                .bind("numbers", rows.stream().map(FileRow::number).toArray(Integer[]::new))
                .bind("standings", rows.stream().map(FileRow::standing).toArray(String[]::new))
                .bind(
                        "attempts",
                        rows.stream()
                                .map(one -> Objects.toString(one.attemptId(), ""))
                                .toArray(String[]::new))
                .bind("errors", texts(rows.stream().map(FileRow::errors).toList()))
                .bind("warnings", texts(rows.stream().map(FileRow::warnings).toList()))
                .then()
                .then(progress(fileId, rows, now));
    }

    private Mono<Void> progress(UUID fileId, List<FileRow> rows, Instant now) {
        return database.sql(PROGRESS)
                .bind("id", fileId)
                .bind("done", rows.size())
                .bind("taken", count(rows, Verdict.TAKEN))
                .bind("known", count(rows, Verdict.KNOWN))
                .bind("refused", count(rows, Verdict.REFUSED))
                .bind(
                        "warned",
                        (int) rows.stream().filter(one -> !one.warnings().isEmpty()).count())
                .bind("now", now)
                .then();
    }

    private static int count(List<FileRow> rows, Verdict verdict) {
        return (int) rows.stream().filter(one -> one.standing().equals(verdict.name())).count();
    }

    private String[] texts(List<? extends List<?>> values) {
        return values.stream().map(json::writeValueAsString).toArray(String[]::new);
    }

    /** Rows of a file, in their order. */
    Flux<FileRow> list(UUID fileId, @Nullable String standing, int after, int limit) {
        return database.sql(LIST)
                .bind("id", fileId)
                .bind("standing", orNull(standing, String.class))
                .bind("after", after)
                .bind("limit", limit)
                .map(this::row)
                .all();
    }

    private FileRow row(Readable row) {
        return new FileRow(
                get(row, "number", Integer.class),
                get(row, "line", Integer.class),
                Objects.requireNonNullElse(row.get("standing", String.class), "WAITING"),
                row.get("attempt_id", UUID.class),
                list(row, "errors", FieldError[].class),
                list(row, "warnings", Warning[].class));
    }

    private <T> List<T> list(Readable row, String column, Class<T[]> type) {
        var value = row.get(column, Json.class);
        return value == null ? List.of() : List.of(json.readValue(value.asArray(), type));
    }

    private ReportFile file(Readable row) {
        return new ReportFile(
                get(row, "file_id", UUID.class),
                json.readValue(get(row, "sender", Json.class).asArray(), Sender.class),
                get(row, "state", String.class),
                get(row, "rows", Integer.class),
                get(row, "done", Integer.class),
                get(row, "taken", Integer.class),
                get(row, "known", Integer.class),
                get(row, "refused", Integer.class),
                get(row, "warned", Integer.class),
                get(row, "received_by", String.class),
                get(row, "received_at", Instant.class),
                row.get("finished_at", Instant.class));
    }

    private static List<Column> columns(Readable row) {
        return Arrays.stream(get(row, "columns", String[].class)).map(Column::valueOf).toList();
    }
}
