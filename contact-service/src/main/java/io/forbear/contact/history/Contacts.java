package io.forbear.contact.history;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.proposal.ProposalState;
import io.forbear.messaging.RejectedEvent;
import io.forbear.service.page.Cursor;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The log of contacts, one row per contact: what decisions and reports add to it. */
@Component
public class Contacts {
    private static final String DECIDE =
            """
            UPDATE contact SET
                decision = CASE WHEN :state::text IS NULL AND decision IS NOT NULL
                    THEN decision ELSE :decision END,
                command = coalesce(:command, command),
                state = coalesce(:state, CASE WHEN state = 'PROPOSED' THEN :decided ELSE state END),
                reason = CASE WHEN :state::text IS NULL THEN reason ELSE :reason END
            WHERE contact_id = :id AND debtor_id = :debtorId
            """;

    /**
     * A correction replaces the report; the first report joins its proposal; others stand alone.
     */
    private static final String ATTEMPT =
            """
            WITH corrected AS (
                UPDATE contact SET attempt = :attempt, reason = :outcome
                WHERE attempt_id = :attemptId AND debtor_id = :debtorId
                RETURNING contact_id),
            joined AS (
                UPDATE contact SET
                    attempt = :attempt, attempt_id = :attemptId, state = 'ATTEMPTED', reason = :outcome
                WHERE contact_id = :proposalId AND debtor_id = :debtorId AND attempt_id IS NULL
                    AND NOT EXISTS (SELECT FROM corrected)
                RETURNING contact_id)
            INSERT INTO contact (contact_id, debtor_id, at, state, reason, attempt, attempt_id)
            SELECT :attemptId::text, :debtorId, :at, 'ATTEMPTED', :outcome, :attempt, :attemptId
            WHERE NOT EXISTS (SELECT FROM corrected) AND NOT EXISTS (SELECT FROM joined)
            """;

    private static final String LIST =
            """
            SELECT * FROM contact
            WHERE debtor_id = :debtorId AND (at, contact_id) < (:at, :contactId)
            ORDER BY at DESC, contact_id DESC
            LIMIT :limit
            """;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final DatabaseClient database;
    private final JsonMapper json;

    Contacts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Notes the gate's answer. One that changes nothing does not replace one that did.
     *
     * @param state how the proposal stands since; null if the answer changed nothing any more, or
     *     the contact is a task's, which stands as the gate says
     */
    public Mono<Void> decide(
            String debtorId,
            String proposalId,
            Contact.Decided decision,
            @Nullable ProposalState state) {
        var standing = state == null ? null : Standing.of(state);
        return database.sql(DECIDE)
                .bind("id", proposalId)
                .bind("debtorId", debtorId)
                .bind("decision", json(decision))
                .bind("decided", decision.decision())
                .bind("command", command(state))
                .bind("state", orNull(standing == null ? null : standing.state(), String.class))
                .bind("reason", orNull(standing == null ? null : standing.reason(), String.class))
                .then();
    }

    /**
     * Notes a report; of one that came before, the correction. Ends with {@link RejectedEvent} if
     * its id is that of another debtor's report, which stays as it is.
     */
    public Mono<Void> attempt(
            String debtorId, @Nullable String proposalId, Contact.Attempted attempt) {
        return database.sql(ATTEMPT)
                .bind("debtorId", debtorId)
                .bind("proposalId", orNull(proposalId, String.class))
                .bind("attemptId", UUID.fromString(attempt.attemptId()))
                .bind("at", attempt.occurredAt())
                .bind("outcome", attempt.outcome())
                .bind("attempt", json(attempt))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> takenBy(attempt));
    }

    private static RejectedEvent takenBy(Contact.Attempted attempt) {
        return new RejectedEvent(
                "the attempt " + attempt.attemptId() + " was reported for another debtor");
    }

    /** The contacts of a debtor, newest first, one more than the limit if there are more. */
    public Flux<Contact> list(String debtorId, @Nullable Cursor after, int limit) {
        return database.sql(LIST)
                .bind("debtorId", debtorId)
                .bind("at", after == null ? END_OF_TIME : Instant.parse(after.key(0)))
                .bind("contactId", after == null ? "" : after.key(1))
                .bind("limit", limit + 1)
                .map(this::contact)
                .all();
    }

    private Contact contact(Readable row) {
        return new Contact(
                get(row, "contact_id", String.class),
                get(row, "debtor_id", String.class),
                get(row, "at", Instant.class),
                get(row, "state", String.class),
                row.get("reason", String.class),
                read(row, "proposal", Contact.Proposed.class),
                read(row, "decision", Contact.Decided.class),
                read(row, "command", Contact.Commanded.class),
                read(row, "attempt", Contact.Attempted.class));
    }

    private <T> @Nullable T read(Readable row, String column, Class<T> type) {
        var value = row.get(column, Json.class);
        return value == null ? null : json.readValue(value.asArray(), type);
    }

    private Object command(@Nullable ProposalState state) {
        return state instanceof ProposalState.Commanded commanded
                ? json(new Contact.Commanded(commanded.commandId(), commanded.at()))
                : Parameters.in(Json.class);
    }

    private Json json(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
