package io.forbear.contact.lost;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps of whom it was told that contact is lost, and whom to look at. */
@Component
class LostContacts {
    /** Whoever takes them looks at them in the same transaction. */
    private static final String TAKE =
            """
            WITH news AS (
                DELETE FROM lost_look WHERE lost_look_id IN (
                    SELECT lost_look_id FROM lost_look
                    ORDER BY lost_look_id LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING debtor_id),
            due AS (
                SELECT debtor_id FROM lost_contact WHERE look_at <= :now
                ORDER BY look_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            SELECT debtor_id FROM news UNION SELECT debtor_id FROM due
            """;

    private static final String PUT =
            """
            INSERT INTO lost_contact AS known (debtor_id, lost, since, look_at)
            VALUES (:debtorId, :lost, :now, :lookAt)
            ON CONFLICT (debtor_id) DO UPDATE SET
                since = CASE WHEN known.lost = excluded.lost THEN known.since
                    ELSE excluded.since END,
                lost = excluded.lost,
                look_at = excluded.look_at
            """;

    private final DatabaseClient database;

    LostContacts(DatabaseClient database) {
        this.database = database;
    }

    /** Some debtors to look at; none twice at one time, on any number of instances. */
    Mono<List<String>> take(Instant now, int limit) {
        return database.sql(TAKE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> get(row, "debtor_id", String.class))
                .all()
                .collectList();
    }

    /** Whether it was told that contact with him is lost; holds him until the transaction ends. */
    Mono<Boolean> isLost(String debtorId) {
        return database.sql("SELECT lost FROM lost_contact WHERE debtor_id = :debtorId FOR UPDATE")
                .bind("debtorId", debtorId)
                .map(row -> get(row, "lost", Boolean.class))
                .one()
                .defaultIfEmpty(false);
    }

    /**
     * Stores how it stands.
     *
     * @param lookAt when time alone may change it; null: it does not
     */
    Mono<Void> put(String debtorId, boolean lost, @Nullable Instant lookAt, Instant now) {
        return database.sql(PUT)
                .bind("debtorId", debtorId)
                .bind("lost", lost)
                .bind("now", now)
                .bind("lookAt", orNull(lookAt, Instant.class))
                .then();
    }
}
