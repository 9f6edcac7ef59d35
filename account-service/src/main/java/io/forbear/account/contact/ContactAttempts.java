package io.forbear.account.contact;

import static io.forbear.service.row.Column.get;

import io.forbear.account.contact.ContactAttempt.Result;
import io.forbear.account.fact.DebtorId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what came of attempts. No stage depends on it, so no account is held. */
@Component
public class ContactAttempts {
    /** What is too old to be asked for goes when something new comes. */
    private static final String PUT =
            """
            WITH made AS (
                SELECT * FROM json_populate_recordset(
                    CAST(NULL AS contact_attempt), CAST(:rows AS json))),
            forgotten AS (
                DELETE FROM contact_attempt USING made
                WHERE contact_attempt.debtor_id = made.debtor_id
                    AND contact_attempt.occurred_at < made.occurred_at - INTERVAL '400 days'
                    AND contact_attempt.event_id <> made.event_id)
            INSERT INTO contact_attempt (event_id, debtor_id, occurred_at, result, endpoint)
            SELECT event_id, debtor_id, occurred_at, result, endpoint FROM made
            ON CONFLICT (event_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                occurred_at = excluded.occurred_at,
                result = excluded.result,
                endpoint = excluded.endpoint
            """;

    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private static final String OF =
            "SELECT * FROM contact_attempt WHERE debtor_id = ANY (:debtorIds)";

    private final DatabaseClient database;

    ContactAttempts(DatabaseClient database) {
        this.database = database;
    }

    /** A row of the table: a component for each of its columns. */
    private record Row(
            UUID eventId, String debtorId, Instant occurredAt, Result result, String endpoint) {
        static Row of(ContactAttempt attempt) {
            return new Row(
                    attempt.eventId(),
                    attempt.debtorId().value(),
                    attempt.occurredAt(),
                    attempt.result(),
                    attempt.endpoint());
        }
    }

    /**
     * Keeps attempts, each in place of what its event said before.
     *
     * @param attempts of different events
     */
    public Mono<Void> putAll(List<ContactAttempt> attempts) {
        return attempts.isEmpty()
                ? Mono.empty()
                : database.sql(PUT)
                        .bind(
                                "rows",
                                ROWS.writeValueAsString(attempts.stream().map(Row::of).toList()))
                        .then();
    }

    /** Drops what events said before they were corrected. */
    public Mono<Void> dropAll(List<UUID> eventIds) {
        return eventIds.isEmpty()
                ? Mono.empty()
                : database.sql("DELETE FROM contact_attempt WHERE event_id = ANY (:eventIds)")
                        .bind("eventIds", eventIds.toArray(UUID[]::new))
                        .then();
    }

    /** All that is kept of debtors; one without an attempt has no entry. */
    public Mono<Map<DebtorId, Collection<ContactAttempt>>> of(Collection<DebtorId> debtors) {
        return database.sql(OF)
                .bind(
                        "debtorIds",
                        debtors.stream().map(DebtorId::value).distinct().toArray(String[]::new))
                .map(ContactAttempts::attempt)
                .all()
                .collectMultimap(ContactAttempt::debtorId);
    }

    private static ContactAttempt attempt(Readable row) {
        return new ContactAttempt(
                get(row, "event_id", UUID.class),
                new DebtorId(get(row, "debtor_id", String.class)),
                get(row, "occurred_at", Instant.class),
                Result.valueOf(get(row, "result", String.class)),
                get(row, "endpoint", String.class));
    }
}
