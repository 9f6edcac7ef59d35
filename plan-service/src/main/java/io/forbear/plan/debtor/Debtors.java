package io.forbear.plan.debtor;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what was declared of debtors. */
@Component
public class Debtors {
    private static final String HOLD =
            "SELECT pg_advisory_xact_lock(hashtextextended(:debtorId, 0))";
    private static final String PUT =
            """
            WITH former AS (SELECT * FROM declaration WHERE event_id = :eventId AND part = :part),
            kept AS (
                INSERT INTO former_declaration SELECT former.*, :recordedAt::timestamptz FROM former)
            INSERT INTO declaration VALUES (
                :eventId, :part, :debtorId, :occurredAt, :kind, :accountIds, :recordedAt)
            ON CONFLICT (event_id, part) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                occurred_at = excluded.occurred_at,
                kind = excluded.kind,
                account_ids = excluded.account_ids,
                recorded_at = excluded.recorded_at
            """;

    /** What was known at an instant; what was corrected since as it was before. */
    private static final String AT =
            """
            SELECT event_id, debtor_id, occurred_at, kind, account_ids FROM declaration
            WHERE debtor_id = :debtorId AND recorded_at <= :at
            UNION ALL
            SELECT event_id, debtor_id, occurred_at, kind, account_ids FROM former_declaration
            WHERE debtor_id = :debtorId AND recorded_at <= :at AND corrected_at > :at
            """;

    private final DatabaseClient database;

    Debtors(DatabaseClient database) {
        this.database = database;
    }

    /** Holds a debtor until the surrounding transaction ends. */
    public Mono<Void> hold(String debtorId) {
        return database.sql(HOLD).bind("debtorId", debtorId).map(_ -> true).one().then();
    }

    /**
     * Keeps a declaration, in place of an earlier one of the same event.
     *
     * @param part tells apart what one event declares
     */
    public Mono<Void> put(Declaration declaration, int part, Instant recordedAt) {
        return database.sql(PUT)
                .bind("eventId", declaration.eventId())
                .bind("part", part)
                .bind("debtorId", declaration.debtorId())
                .bind("occurredAt", declaration.occurredAt())
                .bind("kind", declaration.kind().name())
                .bind("accountIds", declaration.accountIds().toArray(String[]::new))
                .bind("recordedAt", recordedAt)
                .then();
    }

    /** All that was declared of a debtor. */
    public Mono<List<Declaration>> declarations(String debtorId) {
        return database.sql("SELECT * FROM declaration WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(Debtors::declaration)
                .all()
                .collectList();
    }

    /** All that was known of a debtor at an instant. */
    public Mono<List<Declaration>> declarationsAt(String debtorId, Instant at) {
        return database.sql(AT)
                .bind("debtorId", debtorId)
                .bind("at", at)
                .map(Debtors::declaration)
                .all()
                .collectList();
    }

    private static Declaration declaration(Readable row) {
        return new Declaration(
                get(row, "event_id", UUID.class),
                get(row, "debtor_id", String.class),
                get(row, "occurred_at", Instant.class),
                Declaration.Kind.valueOf(get(row, "kind", String.class)),
                List.of(get(row, "account_ids", String[].class)));
    }
}
