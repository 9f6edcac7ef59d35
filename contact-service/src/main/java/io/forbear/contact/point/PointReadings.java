package io.forbear.contact.point;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps who read a number or address in full. */
@Component
class PointReadings {
    private final DatabaseClient database;

    PointReadings(DatabaseClient database) {
        this.database = database;
    }

    /** One of them. */
    record Reading(String endpoint, String readBy, Instant readAt) {}

    Mono<Void> note(String debtorId, String endpoint, String who, Instant now) {
        return database.sql(
                        """
                        INSERT INTO point_reading (debtor_id, endpoint, read_by, read_at)
                        VALUES (:debtorId, :endpoint, :who, :now)
                        """)
                .bind("debtorId", debtorId)
                .bind("endpoint", endpoint)
                .bind("who", who)
                .bind("now", now)
                .then();
    }

    Flux<Reading> of(String debtorId, int limit) {
        return database.sql(
                        """
                        SELECT * FROM point_reading WHERE debtor_id = :debtorId
                        ORDER BY point_reading_id DESC LIMIT :limit
                        """)
                .bind("debtorId", debtorId)
                .bind("limit", limit)
                .map(
                        row ->
                                new Reading(
                                        get(row, "endpoint", String.class),
                                        get(row, "read_by", String.class),
                                        get(row, "read_at", Instant.class)))
                .all();
    }
}
