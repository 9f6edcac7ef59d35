package io.forbear.account.contact;

import static io.forbear.service.row.Column.get;

import io.forbear.account.contact.ContactAttempt.Result;
import io.forbear.account.fact.DebtorId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what came of attempts. No stage depends on it, so no account is held. */
@Component
public class ContactAttempts {
    /** What is too old to be asked for goes when something new comes. */
    private static final String PUT =
            """
            WITH forgotten AS (
                DELETE FROM contact_attempt
                WHERE debtor_id = :debtorId AND occurred_at < :occurredAt - INTERVAL '400 days'
                    AND event_id <> :eventId)
            INSERT INTO contact_attempt (event_id, debtor_id, occurred_at, result, endpoint)
            VALUES (:eventId, :debtorId, :occurredAt, :result, :endpoint)
            ON CONFLICT (event_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                occurred_at = excluded.occurred_at,
                result = excluded.result,
                endpoint = excluded.endpoint
            """;

    private static final String OF =
            "SELECT * FROM contact_attempt WHERE debtor_id = ANY (:debtorIds)";

    private final DatabaseClient database;

    ContactAttempts(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps an attempt, in place of what its event said before. */
    public Mono<Void> put(ContactAttempt attempt) {
        return database.sql(PUT)
                .bind("eventId", attempt.eventId())
                .bind("debtorId", attempt.debtorId().value())
                .bind("occurredAt", attempt.occurredAt())
                .bind("result", attempt.result().name())
                .bind("endpoint", attempt.endpoint())
                .then();
    }

    /** Drops what an event said before it was corrected. */
    public Mono<Void> drop(UUID eventId) {
        return database.sql("DELETE FROM contact_attempt WHERE event_id = :eventId")
                .bind("eventId", eventId)
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
