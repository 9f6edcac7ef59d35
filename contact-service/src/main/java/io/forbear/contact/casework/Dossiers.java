package io.forbear.contact.casework;

import static io.forbear.service.row.Column.texts;

import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Standing;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Entry;
import io.forbear.contact.proposal.Proposal;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the dossiers, one row per debtor, and notes in the log how their proposals stand. */
@Component
public class Dossiers {
    private static final String DUE =
            """
            SELECT dossier, trace FROM debtor
            WHERE due_at <= :now AND due_at < 'infinity'
            ORDER BY due_at, debtor_id
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
            """;

    private static final String HOLD =
            """
            SELECT dossier FROM debtor WHERE debtor_id = ANY(:debtorIds)
            ORDER BY debtor_id FOR UPDATE
            """;

    private static final String DUE_IDS =
            """
            SELECT debtor_id FROM debtor
            WHERE due_at <= :now AND due_at < 'infinity'
            ORDER BY due_at, debtor_id
            LIMIT :limit
            """;

    /** All in one statement: it is what every event costs. */
    private static final String PUT =
            """
            WITH stored AS (
                INSERT INTO debtor
                SELECT id, dossier::jsonb, due_at::timestamptz, nullif(trace, '')
                FROM unnest(:debtors, :dossiers, :dues, :traces) AS put (id, dossier, due_at, trace)
                ON CONFLICT (debtor_id) DO UPDATE SET
                    dossier = excluded.dossier, due_at = excluded.due_at, trace = excluded.trace),
            changed AS (
                UPDATE contact SET state = now.state, reason = nullif(now.reason, '')
                FROM unnest(:changed, :states, :reasons) AS now (id, state, reason)
                WHERE contact_id = now.id),
            entered AS (
                INSERT INTO experiment_entry
                SELECT arm, debtor, account, strategy, at::timestamptz
                FROM unnest(:arms, :entrants, :accounts, :strategies, :entries)
                    AS new (arm, debtor, account, strategy, at)
                ON CONFLICT DO NOTHING)
            INSERT INTO contact (contact_id, debtor_id, at, state, proposal)
            SELECT id, debtor, at::timestamptz, 'PROPOSED', proposal::jsonb
            FROM unnest(:proposed, :of, :instants, :proposals) AS new (id, debtor, at, proposal)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Dossiers(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A debtor's dossier; empty if nothing is known of him. */
    public Mono<Dossier> find(String debtorId) {
        return database.sql("SELECT dossier FROM debtor WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(Dossiers::dossier)
                .one();
    }

    /**
     * The dossiers of those of the debtors of whom something is known, by debtor, held against
     * others until the transaction ends.
     */
    Mono<Map<String, Dossier>> hold(Collection<String> debtorIds) {
        return database.sql(HOLD)
                .bind("debtorIds", debtorIds.toArray(String[]::new))
                .map(Dossiers::dossier)
                .all()
                .collectMap(dossier -> dossier.facts().debtorId());
    }

    /** The dossier of one, held as well, with the trace of the last event about him. */
    Mono<DueCase> holdCase(String debtorId) {
        return database.sql(
                        "SELECT dossier, trace FROM debtor WHERE debtor_id = :debtorId FOR UPDATE")
                .bind("debtorId", debtorId)
                .map(Dossiers::dueCase)
                .one();
    }

    /** Dossiers to be looked at by now, longest waiting first, held; not those others hold. */
    Flux<DueCase> holdDue(Instant now, int limit) {
        return database.sql(DUE).bind("now", now).bind("limit", limit).map(Dossiers::dueCase).all();
    }

    /** The same debtors, by id, not held. */
    Flux<String> due(Instant now, int limit) {
        return database.sql(DUE_IDS)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> Objects.requireNonNull(row.get("debtor_id", String.class)))
                .all();
    }

    Mono<Void> postpone(String debtorId, Instant dueAt) {
        return database.sql("UPDATE debtor SET due_at = :dueAt WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .bind("dueAt", dueAt)
                .then();
    }

    /**
     * Stores dossiers, and notes what has been proposed and how earlier proposals stand now. The
     * dossiers are held; of a debtor nobody knew before, the event's place in the inbox is.
     */
    Mono<Void> put(List<Looked> debtors) {
        var advances = debtors.stream().map(Looked::advance).toList();
        var changed = advances.stream().flatMap(one -> one.changed().stream()).toList();
        var entered = advances.stream().flatMap(one -> one.entered().stream()).toList();
        var proposed = advances.stream().flatMap(one -> NewContact.of(one).stream()).toList();
        return database.sql(PUT)
                .bind("debtors", texts(advances, Dossiers::debtorId))
                .bind("dossiers", texts(advances, one -> DossierJson.write(one.dossier())))
                .bind("dues", texts(advances, Dossiers::due))
                .bind("traces", texts(debtors, one -> Objects.requireNonNullElse(one.trace(), "")))
                .bind("changed", texts(changed, Proposal::proposalId))
                .bind("states", texts(changed, one -> Standing.of(one.state()).state()))
                .bind("reasons", texts(changed, Dossiers::reason))
                .bind("arms", texts(entered, Entry::arm))
                .bind("entrants", texts(entered, Entry::debtorId))
                .bind("accounts", texts(entered, Entry::accountId))
                .bind("strategies", texts(entered, Entry::strategyId))
                .bind("entries", texts(entered, one -> one.at().toString()))
                .bind("proposed", texts(proposed, NewContact::proposalId))
                .bind("of", texts(proposed, NewContact::debtorId))
                .bind("instants", texts(proposed, one -> one.state().plannedAt().toString()))
                .bind("proposals", texts(proposed, this::proposal))
                .then();
    }

    private static Dossier dossier(Readable row) {
        return DossierJson.read(Objects.requireNonNull(row.get("dossier", Json.class)).asArray());
    }

    private static DueCase dueCase(Readable row) {
        return new DueCase(dossier(row), row.get("trace", String.class));
    }

    private static String debtorId(Advance advance) {
        return advance.dossier().facts().debtorId();
    }

    /** PostgreSQL's name for never is infinity. */
    private static String due(Advance advance) {
        var dueAt = advance.dueAt();
        return dueAt == null ? "infinity" : dueAt.toString();
    }

    private static String reason(Proposal proposal) {
        var reason = Standing.of(proposal.state()).reason();
        return reason == null ? "" : reason;
    }

    private String proposal(NewContact contact) {
        var state = contact.state();
        return json.writeValueAsString(
                new Contact.Proposed(state.at(), state.plannedAt(), state.contact()));
    }
}
