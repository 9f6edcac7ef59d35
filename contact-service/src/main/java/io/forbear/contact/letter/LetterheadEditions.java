package io.forbear.contact.letter;

import static io.forbear.service.row.Column.get;

import io.forbear.service.digest.Sha256;
import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps every edition of the letterheads that ever held, and from when: a letter is printed on the
 * one that held when it was ordered, however late it is fetched.
 */
@Component
class LetterheadEditions {
    /** The same as the last one is no new edition. */
    private static final String KEEP =
            """
            INSERT INTO letterhead_edition (digest, content, valid_from)
            SELECT :digest, :content, :now
            WHERE :digest IS DISTINCT FROM (
                SELECT digest FROM letterhead_edition ORDER BY valid_from DESC, number DESC LIMIT 1)
            """;

    /** Letters older than the first edition that was kept are printed on that one. */
    private static final String AT =
            """
            SELECT content FROM letterhead_edition
            ORDER BY valid_from <= :at DESC,
                CASE WHEN valid_from <= :at THEN valid_from END DESC NULLS LAST, valid_from,
                number DESC
            LIMIT 1
            """;

    private final DatabaseClient database;
    private final Letterheads heads;
    private final JsonMapper json;
    private final Clock clock;

    LetterheadEditions(DatabaseClient database, Letterheads heads, JsonMapper json, Clock clock) {
        this.database = database;
        this.heads = heads;
        this.json = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        this.clock = clock;
    }

    /** The letterheads that were read at the start hold from now on, if they are others. */
    @EventListener(ApplicationReadyEvent.class)
    Mono<Void> keep() {
        return keep(heads, clock.instant());
    }

    Mono<Void> keep(Letterheads held, Instant from) {
        var content = json.writeValueAsString(held);
        return database.sql(KEEP)
                .bind("digest", Sha256.hex(content))
                .bind("content", Json.of(content))
                .bind("now", from)
                .then();
    }

    /** The letterheads that held at an instant; empty if none were ever kept. */
    Mono<Letterheads> at(Instant instant) {
        return database.sql(AT)
                .bind("at", instant)
                .map(
                        row ->
                                json.readValue(
                                        get(row, "content", Json.class).asArray(),
                                        Letterheads.class))
                .one();
    }
}
