package io.forbear.contact.history;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;
import static io.forbear.service.row.Values.texts;

import io.forbear.contact.proposal.ProposalState;
import io.forbear.contact.secrecy.SealedValue;
import io.forbear.messaging.RejectedEvent;
import io.forbear.service.page.Cursor;
import io.forbear.service.row.Values;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
            WITH answered AS (
                UPDATE contact SET
                    decision = CASE WHEN answer.state IS NULL AND contact.decision IS NOT NULL
                        THEN contact.decision ELSE answer.decision END,
                    command = coalesce(answer.command, contact.command),
                    state = coalesce(answer.state, CASE WHEN contact.state = 'PROPOSED'
                        THEN answer.decision ->> 'decision' ELSE contact.state END),
                    reason = CASE WHEN answer.state IS NULL THEN contact.reason ELSE answer.reason END
                FROM unnest(:ids, :debtors, :decisions, :commands, :states, :reasons, :endpoints)
                    AS answer (id, debtor, decision, command, state, reason, endpoint)
                WHERE contact_id = answer.id AND debtor_id = answer.debtor
                RETURNING contact_id, answer.debtor, answer.endpoint)
            SELECT contact_id, value, CASE WHEN keyed THEN wrapped END AS key
            FROM answered
            JOIN contact_point point
                ON point.debtor_id = answered.debtor AND point.endpoint = answered.endpoint
            LEFT JOIN person_key ON person_key.debtor_id = answered.debtor
            """;

    /**
     * A correction replaces the report; the first report joins its proposal, which it names by its
     * id or by the permit alone; others stand alone. That a gateway does not know is no report yet.
     */
    private static final String ATTEMPT =
            """
            WITH corrected AS (
                UPDATE contact SET attempt = :attempt, reason = :outcome, state = :state
                WHERE attempt_id = :attemptId AND debtor_id = :debtorId
                RETURNING contact_id),
            joined AS (
                UPDATE contact SET
                    attempt = :attempt, attempt_id = :attemptId, state = :state, reason = :outcome
                WHERE contact_id = coalesce(:proposalId, (
                        SELECT permitted.contact_id FROM contact permitted
                        WHERE permitted.debtor_id = :debtorId
                            AND permitted.decision ->> 'permitId' = :permitId
                        ORDER BY permitted.at DESC LIMIT 1))
                    AND debtor_id = :debtorId
                    AND (attempt_id IS NULL OR attempt ->> 'outcome' = 'UNREPORTED')
                    AND NOT EXISTS (SELECT FROM corrected)
                RETURNING contact_id)
            INSERT INTO contact (contact_id, debtor_id, at, state, reason, attempt, attempt_id)
            SELECT :attemptId::text, :debtorId, :at, :state, :outcome, :attempt, :attemptId
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
     * Adds to the log. Ends with {@link RejectedEvent} if the id of a report is that of another
     * debtor's, which stays as it is.
     *
     * @return of the proposals that are to be carried out now, by id, the number or address as it
     *     is stored, as far as it is
     */
    public Mono<Map<String, SealedValue>> note(List<Noted> notes) {
        var attempts = only(Noted.Attempted.class, notes);
        return decide(only(Noted.Decided.class, notes))
                .flatMap(
                        values ->
                                Flux.fromIterable(attempts)
                                        .concatMap(this::attempt)
                                        .then(Mono.just(values)));
    }

    private static <T extends Noted> List<T> only(Class<T> kind, List<Noted> notes) {
        return notes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Answers about one and the same proposal are noted one after the other. */
    private Mono<Map<String, SealedValue>> decide(List<Noted.Decided> decisions) {
        if (decisions.isEmpty()) {
            return Mono.just(Map.of());
        }
        var proposals = decisions.stream().map(Noted.Decided::proposalId).distinct().count();
        return (proposals == decisions.size()
                        ? decideAll(decisions)
                        : Flux.fromIterable(decisions).concatMap(one -> decideAll(List.of(one))))
                .collectMap(Kept::proposalId, Kept::value);
    }

    private record Kept(String proposalId, SealedValue value) {}

    private Flux<Kept> decideAll(List<Noted.Decided> decisions) {
        return database.sql(DECIDE)
                .bind("ids", texts(decisions, Noted.Decided::proposalId))
                .bind("debtors", texts(decisions, Noted.Decided::debtorId))
                .bind(
                        "decisions",
                        Values.json(decisions, one -> json.writeValueAsBytes(one.decision())))
                .bind("commands", Values.json(decisions, one -> command(one.state())))
                .bind("states", texts(decisions, one -> standing(one, Standing::state)))
                .bind("reasons", texts(decisions, one -> standing(one, Standing::reason)))
                .bind("endpoints", texts(decisions, Noted.Decided::endpoint))
                .map(Contacts::kept)
                .all();
    }

    private static Kept kept(Readable row) {
        return new Kept(
                get(row, "contact_id", String.class),
                new SealedValue(get(row, "value", byte[].class), row.get("key", byte[].class)));
    }

    private static @Nullable String standing(
            Noted.Decided decided, Function<Standing, @Nullable String> part) {
        var state = decided.state();
        return state == null ? null : part.apply(Standing.of(state));
    }

    private Mono<Void> attempt(Noted.Attempted noted) {
        var attempt = noted.attempt();
        return database.sql(ATTEMPT)
                .bind("debtorId", noted.debtorId())
                .bind("proposalId", orNull(noted.proposalId(), String.class))
                .bind("attemptId", UUID.fromString(attempt.attemptId()))
                .bind("at", attempt.occurredAt())
                .bind("outcome", attempt.outcome())
                .bind("permitId", orNull(attempt.permitId(), String.class))
                .bind("state", state(attempt))
                .bind("attempt", json(attempt))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> takenBy(attempt));
    }

    private static String state(Contact.Attempted attempt) {
        return switch (attempt.outcome()) {
            case "NOT_MADE", "UNREPORTED" -> attempt.outcome();
            default -> "ATTEMPTED";
        };
    }

    private static RejectedEvent takenBy(Contact.Attempted attempt) {
        return new RejectedEvent(
                "the attempt " + attempt.attemptId() + " was reported for another debtor");
    }

    /** A contact by its id; empty if there is none. */
    public Mono<Contact> find(String contactId) {
        return database.sql("SELECT * FROM contact WHERE contact_id = :contactId")
                .bind("contactId", contactId)
                .map(this::contact)
                .one();
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

    /**
     * Contacts with a text that were ordered for a time, in the order of their ids.
     *
     * @param after id of the last one known; empty: from the first
     */
    public Flux<Contact> ordered(String after, Instant from, Instant to, int limit) {
        return database.sql(
                        """
                        SELECT * FROM contact
                        WHERE contact_id > :after AND command IS NOT NULL
                            AND at >= :from AND at < :to
                            AND proposal -> 'contact' ->> 'message' IS NOT NULL
                        ORDER BY contact_id LIMIT :limit
                        """)
                .bind("after", after)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
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
                read(row, "attempt", Contact.Attempted.class),
                read(row, "recall", Contact.Recalled.class));
    }

    /** What was asked of the gate for these proposals, by their ids. */
    public Mono<Map<String, Contact.Proposed>> proposals(Collection<String> proposalIds) {
        return database.sql(
                        """
                        SELECT contact_id, proposal FROM contact
                        WHERE contact_id = ANY (:ids) AND proposal IS NOT NULL
                        """)
                .bind("ids", proposalIds.toArray(String[]::new))
                .map(this::proposal)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Map.Entry<String, Contact.Proposed> proposal(Readable row) {
        return Map.entry(
                get(row, "contact_id", String.class),
                json.readValue(get(row, "proposal", Json.class).asArray(), Contact.Proposed.class));
    }

    private <T> @Nullable T read(Readable row, String column, Class<T> type) {
        var value = row.get(column, Json.class);
        return value == null ? null : json.readValue(value.asArray(), type);
    }

    private byte @Nullable [] command(@Nullable ProposalState state) {
        return state instanceof ProposalState.Commanded commanded
                ? json.writeValueAsBytes(
                        new Contact.Commanded(commanded.commandId(), commanded.at()))
                : null;
    }

    private Json json(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
