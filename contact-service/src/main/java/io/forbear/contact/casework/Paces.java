package io.forbear.contact.casework;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the next free slot of each pace, and knows how many wait in its line. */
@Component
class Paces {
    private final DatabaseClient database;

    Paces(DatabaseClient database) {
        this.database = database;
    }

    /** Makes sure that a pace is known. */
    Mono<Void> open(String paceId, Instant now) {
        return database.sql("INSERT INTO pace VALUES (:id, :now) ON CONFLICT DO NOTHING")
                .bind("id", paceId)
                .bind("now", now)
                .then();
    }

    /** The next free slot, held; empty while another instance holds it. */
    Mono<Instant> hold(String paceId) {
        return database.sql("SELECT free_at FROM pace WHERE pace_id = :id FOR UPDATE SKIP LOCKED")
                .bind("id", paceId)
                .map(row -> get(row, "free_at", Instant.class))
                .one();
    }

    Mono<Void> put(String paceId, Instant freeAt) {
        return database.sql("UPDATE pace SET free_at = :freeAt WHERE pace_id = :id")
                .bind("id", paceId)
                .bind("freeAt", freeAt)
                .then();
    }

    /**
     * The line of a pace.
     *
     * @param next the rank of who goes next; null: nobody waits
     */
    record Line(String paceId, long waiting, @Nullable Instant next) {}

    /** The lines in which somebody waits. */
    Flux<Line> lines() {
        return database.sql(
                        """
                        SELECT paced_by, count(*) AS waiting, min(paced_rank) AS next FROM debtor
                        WHERE paced_by IS NOT NULL GROUP BY paced_by
                        """)
                .map(Paces::line)
                .all();
    }

    private static Line line(Readable row) {
        return new Line(
                get(row, "paced_by", String.class),
                get(row, "waiting", Long.class),
                row.get("next", Instant.class));
    }
}
