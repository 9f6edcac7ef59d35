package io.forbear.contact.attempt;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps which reports came by HTTP, so that none is published twice. */
@Component
class ReportedAttempts {
    /** The row is locked by the conflict, so that two equal calls cannot both be the first. */
    private static final String NOTE =
            """
            INSERT INTO reported_attempt AS known VALUES (:attemptId, :debtorId, :digest, :now)
            ON CONFLICT (attempt_id) DO UPDATE SET digest = excluded.digest, at = excluded.at,
                remembered_at = now(), superseded = array_append(known.superseded, known.digest)
            WHERE known.digest <> excluded.digest AND known.debtor_id = excluded.debtor_id
                AND excluded.digest <> ALL (known.superseded)
            """;

    private final DatabaseClient database;

    ReportedAttempts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Notes a report; false if the same was noted before, even if it has been corrected since, or
     * one of that id for somebody else.
     */
    Mono<Boolean> note(UUID attemptId, String debtorId, byte[] digest, Instant now) {
        return database.sql(NOTE)
                .bind("attemptId", attemptId)
                .bind("debtorId", debtorId)
                .bind("digest", digest)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Whom a report is about. */
    Mono<String> debtorOf(UUID attemptId) {
        return database.sql("SELECT debtor_id FROM reported_attempt WHERE attempt_id = :attemptId")
                .bind("attemptId", attemptId)
                .map(ReportedAttempts::debtorId)
                .one();
    }

    private static String debtorId(Readable row) {
        return Objects.requireNonNull(row.get("debtor_id", String.class));
    }
}
