package io.forbear.plan.debtor;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was declared of debtors. */
@Component
public class Debtors {
    private static final String HOLD =
            """
            SELECT pg_advisory_xact_lock(hashtextextended(debtor_id, 0))
            FROM (SELECT unnest(:debtorIds) AS debtor_id ORDER BY 1) AS debtors
            """;

    /** What was declared before is read as it was before. */
    private static final String PUT =
            """
            WITH declared AS (
                SELECT * FROM json_populate_recordset(
                    CAST(NULL AS declaration), CAST(:rows AS json))),
            kept AS (
                INSERT INTO former_declaration
                SELECT former.*, :recordedAt::timestamptz
                FROM declared JOIN declaration AS former
                    ON former.event_id = declared.event_id AND former.part = declared.part)
            INSERT INTO declaration
            SELECT * FROM declared
            ON CONFLICT (event_id, part) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                occurred_at = excluded.occurred_at,
                kind = excluded.kind,
                account_ids = excluded.account_ids,
                recorded_at = excluded.recorded_at
            """;

    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

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
        return hold(List.of(debtorId));
    }

    /** Holds debtors until the surrounding transaction ends. */
    public Mono<Void> hold(Collection<String> debtorIds) {
        return database.sql(HOLD)
                .bind("debtorIds", debtorIds.toArray(String[]::new))
                .map(_ -> true)
                .all()
                .then();
    }

    /** A row of the table: a component for each of its columns. */
    private record Row(
            UUID eventId,
            int part,
            String debtorId,
            Instant occurredAt,
            Declaration.Kind kind,
            List<String> accountIds,
            Instant recordedAt) {}

    /**
     * Keeps what some events declare, in place of what they declared before.
     *
     * @param events of different ids, each with all that it declares, in an order that tells it
     *     apart
     */
    public Mono<Void> putAll(List<List<Declaration>> events, Instant recordedAt) {
        var rows =
                events.stream().flatMap(declared -> rows(declared, recordedAt).stream()).toList();
        return database.sql(PUT)
                .bind("rows", ROWS.writeValueAsString(rows))
                .bind("recordedAt", recordedAt)
                .then();
    }

    private static List<Row> rows(List<Declaration> declared, Instant recordedAt) {
        var rows = new ArrayList<Row>();
        for (var one : declared) {
            rows.add(
                    new Row(
                            one.eventId(),
                            rows.size(),
                            one.debtorId(),
                            one.occurredAt(),
                            one.kind(),
                            one.accountIds(),
                            recordedAt));
        }
        return rows;
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
