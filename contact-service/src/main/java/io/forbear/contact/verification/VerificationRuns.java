package io.forbear.contact.verification;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.verification.VerificationRun.Mismatch;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps how far checks have come, and what they found. */
@Component
class VerificationRuns {
    private static final String PROGRESS =
            """
            UPDATE verification SET reached = :reached, messages = messages + :messages,
                letters = letters + :letters, mismatches = mismatches + :mismatches,
                done_at = CASE WHEN :done THEN :now END
            WHERE verification_id = :id
            """;

    private final DatabaseClient database;

    VerificationRuns(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(VerificationRun run) {
        return database.sql(
                        """
                        INSERT INTO verification (verification_id, from_at, to_at, asked_by, asked_at)
                        VALUES (:id, :from, :to, :by, :at)
                        """)
                .bind("id", run.verificationId())
                .bind("from", run.from())
                .bind("to", run.to())
                .bind("by", run.askedBy())
                .bind("at", run.askedAt())
                .then();
    }

    /** The one that waits longest; held until the transaction ends, so that one works on it. */
    Mono<VerificationRun> holdNext() {
        return database.sql(
                        """
                        SELECT * FROM verification WHERE done_at IS NULL
                        ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .map(VerificationRuns::run)
                .one();
    }

    Mono<VerificationRun> find(UUID id) {
        return database.sql("SELECT * FROM verification WHERE verification_id = :id")
                .bind("id", id)
                .map(VerificationRuns::run)
                .one();
    }

    /**
     * Notes a portion.
     *
     * @param done whether it was the last
     */
    Mono<Void> progress(
            VerificationRun before,
            String reached,
            long messages,
            long letters,
            List<Mismatch> found,
            boolean done,
            Instant now) {
        return Flux.fromIterable(found)
                .concatMap(one -> note(before.verificationId(), one))
                .then(
                        database.sql(PROGRESS)
                                .bind("id", before.verificationId())
                                .bind("reached", reached)
                                .bind("messages", messages)
                                .bind("letters", letters)
                                .bind("mismatches", (long) found.size())
                                .bind("done", done)
                                .bind("now", now)
                                .then());
    }

    private Mono<Void> note(UUID id, Mismatch one) {
        return database.sql(
                        """
                        INSERT INTO verification_mismatch
                        VALUES (:id, :contactId, :debtorId, :differences)
                        """)
                .bind("id", id)
                .bind("contactId", one.contactId())
                .bind("debtorId", one.debtorId())
                .bind("differences", one.differences().toArray(String[]::new))
                .then();
    }

    Flux<Mismatch> mismatches(UUID id, String after, int limit) {
        return database.sql(
                        """
                        SELECT * FROM verification_mismatch
                        WHERE verification_id = :id AND contact_id > :after
                        ORDER BY contact_id LIMIT :limit
                        """)
                .bind("id", id)
                .bind("after", after)
                .bind("limit", limit)
                .map(
                        row ->
                                new Mismatch(
                                        get(row, "contact_id", String.class),
                                        get(row, "debtor_id", String.class),
                                        List.of(
                                                Objects.requireNonNull(
                                                        row.get("differences", String[].class)))))
                .all();
    }

    private static VerificationRun run(Readable row) {
        return new VerificationRun(
                get(row, "verification_id", UUID.class),
                get(row, "from_at", Instant.class),
                get(row, "to_at", Instant.class),
                get(row, "asked_by", String.class),
                get(row, "asked_at", Instant.class),
                get(row, "reached", String.class),
                get(row, "messages", Long.class),
                get(row, "letters", Long.class),
                get(row, "mismatches", Long.class),
                row.get("done_at", Instant.class));
    }
}
