package io.forbear.contact.letter;

import static io.forbear.service.row.Column.get;

import io.forbear.service.digest.Sha256;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what letters were printed on, and digests of what came of it. */
@Component
class Letters {
    private static final String KEEP =
            """
            INSERT INTO letter (contact_id, paper, digest, made_at)
            VALUES (:contactId, :paper, :digest, :now)
            ON CONFLICT (contact_id) DO NOTHING
            """;

    /** The first one counts: a letter is sent to one person. */
    private static final String ADDRESS =
            """
            UPDATE letter SET addressed_digest = coalesce(addressed_digest, :digest)
            WHERE contact_id = :contactId
            RETURNING *
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Letters(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<LetterRow> find(String contactId) {
        return database.sql("SELECT * FROM letter WHERE contact_id = :contactId")
                .bind("contactId", contactId)
                .map(Letters::row)
                .one();
    }

    Mono<Paper> paper(String digest) {
        return database.sql("SELECT content FROM letter_paper WHERE digest = :digest")
                .bind("digest", digest)
                .map(
                        row ->
                                json.readValue(
                                        Objects.requireNonNull(row.get("content", Json.class))
                                                .asArray(),
                                        Paper.class))
                .one();
    }

    /** Keeps a letter; one that was made before stays as it is. */
    Mono<LetterRow> keep(String contactId, Paper paper, String digest, Instant now) {
        var content = json.writeValueAsString(paper);
        var name = Sha256.hex(content);
        return database.sql(
                        "INSERT INTO letter_paper VALUES (:digest, :content) ON CONFLICT DO NOTHING")
                .bind("digest", name)
                .bind("content", Json.of(content))
                .then()
                .then(
                        database.sql(KEEP)
                                .bind("contactId", contactId)
                                .bind("paper", name)
                                .bind("digest", digest)
                                .bind("now", now)
                                .then())
                .then(Mono.defer(() -> find(contactId)));
    }

    /** Notes what was sent, unless that is known. */
    Mono<LetterRow> address(String contactId, String digest) {
        return database.sql(ADDRESS)
                .bind("contactId", contactId)
                .bind("digest", digest)
                .map(Letters::row)
                .one();
    }

    private static LetterRow row(Readable row) {
        return new LetterRow(
                get(row, "contact_id", String.class),
                get(row, "paper", String.class),
                get(row, "digest", String.class),
                row.get("addressed_digest", String.class));
    }
}
