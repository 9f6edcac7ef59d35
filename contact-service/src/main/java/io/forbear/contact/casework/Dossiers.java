package io.forbear.contact.casework;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Values.instants;
import static io.forbear.service.row.Values.json;
import static io.forbear.service.row.Values.longs;
import static io.forbear.service.row.Values.texts;

import io.forbear.contact.casework.KnownDossiers.Known;
import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Standing;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Entry;
import io.forbear.contact.proposal.Proposal;
import io.forbear.contact.proposal.ProposalState;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
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

    /** A dossier that is known already is not read. */
    private static final String HOLD =
            """
            SELECT debtor.debtor_id, debtor.stamp,
                CASE WHEN debtor.stamp = known.stamp THEN NULL ELSE dossier END AS dossier
            FROM unnest(:debtorIds, :stamps) AS known (debtor_id, stamp)
            JOIN debtor ON debtor.debtor_id = known.debtor_id
            ORDER BY debtor.debtor_id FOR UPDATE OF debtor
            """;

    private static final String BEGIN =
            """
            INSERT INTO debtor (debtor_id, dossier, due_at)
            SELECT id, dossier, 'infinity' FROM unnest(:debtors, :dossiers) AS new (id, dossier)
            ON CONFLICT DO NOTHING
            RETURNING debtor_id
            """;

    private static final String DUE_IDS =
            """
            SELECT debtor_id FROM debtor
            WHERE due_at <= :now AND due_at < 'infinity'
            ORDER BY due_at, debtor_id
            LIMIT :limit
            """;

    private static final String PACED =
            """
            SELECT dossier, trace FROM debtor
            WHERE paced_by = :pace
            ORDER BY paced_rank, debtor_id
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
            """;

    private static final String RELEASE =
            """
            UPDATE debtor SET paced_by = NULL, paced_rank = NULL, due_at = :now
            WHERE debtor_id IN (
                SELECT debtor_id FROM debtor WHERE paced_by = :pace
                ORDER BY paced_rank, debtor_id LIMIT :limit)
            """;

    /** All in one statement: it is what every event costs. */
    private static final String PUT =
            """
            WITH stored AS (
                INSERT INTO debtor (debtor_id, dossier, stamp, due_at, trace, paced_by, paced_rank)
                SELECT id, dossier, stamp, coalesce(due_at, 'infinity'), trace, pace, rank
                FROM unnest(:debtors, :dossiers, :stamps, :dues, :traces, :paces, :ranks)
                    AS put (id, dossier, stamp, due_at, trace, pace, rank)
                ON CONFLICT (debtor_id) DO UPDATE SET
                    dossier = excluded.dossier, stamp = excluded.stamp, due_at = excluded.due_at,
                    trace = excluded.trace, paced_by = excluded.paced_by, paced_rank = excluded.paced_rank),
            changed AS (
                UPDATE contact SET state = now.state, reason = now.reason,
                    recall = coalesce(now.recall::jsonb, contact.recall)
                FROM unnest(:changed, :states, :reasons, :recalls) AS now (id, state, reason, recall)
                WHERE contact_id = now.id),
            entered AS (
                INSERT INTO experiment_entry
                SELECT * FROM unnest(:arms, :entrants, :accounts, :strategies, :entries)
                ON CONFLICT DO NOTHING)
            INSERT INTO contact (contact_id, debtor_id, at, state, proposal)
            SELECT id, debtor, at, 'PROPOSED', proposal
            FROM unnest(:proposed, :of, :instants, :proposals) AS new (id, debtor, at, proposal)
            """;

    private final DatabaseClient database;
    private final KnownDossiers known;
    private final JsonMapper mapper;

    Dossiers(DatabaseClient database, KnownDossiers known, JsonMapper mapper) {
        this.database = database;
        this.known = known;
        this.mapper = mapper;
    }

    /** A debtor's dossier; empty if nothing is known of him. */
    public Mono<Dossier> find(String debtorId) {
        return database.sql("SELECT dossier FROM debtor WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(Dossiers::dossier)
                .one();
    }

    /**
     * Begins empty dossiers, which are held then, in the order of the debtors' ids, so that two do
     * not wait for each other.
     *
     * @return the debtors who had none
     */
    Flux<String> begin(Collection<String> debtorIds) {
        var ids = debtorIds.stream().sorted().toList();
        return database.sql(BEGIN)
                .bind("debtors", texts(ids, id -> id))
                .bind("dossiers", json(ids, id -> DossierJson.write(Dossier.about(id))))
                .map(row -> get(row, "debtor_id", String.class))
                .all();
    }

    /**
     * The dossiers of those of the debtors of whom something is known, by debtor, held against
     * others until the transaction ends.
     */
    Mono<Map<String, Dossier>> hold(Collection<String> debtorIds) {
        var guesses = known.of(debtorIds);
        return database.sql(HOLD)
                .bind("debtorIds", texts(debtorIds, id -> id))
                .bind("stamps", longs(debtorIds, id -> stamp(guesses.get(id))))
                .map(row -> held(row, guesses))
                .all()
                .collectMap(dossier -> dossier.facts().debtorId());
    }

    private static @Nullable Long stamp(@Nullable Known guess) {
        return guess == null ? null : guess.stamp();
    }

    private Dossier held(Readable row, Map<String, Known> guesses) {
        var debtorId = get(row, "debtor_id", String.class);
        var json = row.get("dossier", Json.class);
        if (json == null) {
            return Objects.requireNonNull(guesses.get(debtorId)).dossier();
        }
        var bytes = json.asArray();
        var dossier = DossierJson.read(bytes);
        var stamp = row.get("stamp", Long.class);
        if (stamp != null) {
            known.put(debtorId, new Known(dossier, stamp, bytes.length));
        }
        return dossier;
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

    /** The next in the line of a pace, held; not those others hold. */
    Flux<DueCase> holdPaced(String paceId, long limit) {
        return database.sql(PACED)
                .bind("pace", paceId)
                .bind("limit", limit)
                .map(Dossiers::dueCase)
                .all();
    }

    /** Takes the next out of the line of a pace: they are looked at like all that are due. */
    Mono<Void> release(String paceId, long limit, Instant now) {
        return database.sql(RELEASE)
                .bind("pace", paceId)
                .bind("limit", limit)
                .bind("now", now)
                .then();
    }

    /** Takes everybody out of the lines of paces that are no more. */
    Mono<Void> releaseAllBut(List<String> paceIds, Instant now) {
        return database.sql(
                        """
                        UPDATE debtor SET paced_by = NULL, paced_rank = NULL, due_at = least(due_at, :now)
                        WHERE paced_by <> ALL (:paces)
                        """)
                .bind("paces", paceIds.toArray(String[]::new))
                .bind("now", now)
                .then();
    }

    /** Debtors to be looked at by now, by id, not held. */
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
     * dossiers are held.
     */
    Mono<Void> put(List<Looked> debtors) {
        var advances = debtors.stream().map(Looked::advance).toList();
        var changed = advances.stream().flatMap(one -> one.changed().stream()).toList();
        var entered = advances.stream().flatMap(one -> one.entered().stream()).toList();
        var proposed = advances.stream().flatMap(one -> NewContact.of(one).stream()).toList();
        var written = advances.stream().map(one -> DossierJson.write(one.dossier())).toList();
        return database.sql(PUT)
                .bind("debtors", texts(advances, Dossiers::debtorId))
                .bind("dossiers", json(written, one -> one))
                .bind("stamps", longs(stamped(advances, written), one -> one))
                .bind("dues", instants(advances, Advance::dueAt))
                .bind("traces", texts(debtors, Looked::trace))
                .bind("paces", texts(advances, Dossiers::pace))
                .bind("ranks", instants(advances, Dossiers::rank))
                .bind("changed", texts(changed, Proposal::proposalId))
                .bind("states", texts(changed, one -> Standing.of(one.state()).state()))
                .bind("reasons", texts(changed, one -> Standing.of(one.state()).reason()))
                .bind("arms", texts(entered, Entry::arm))
                .bind("entrants", texts(entered, Entry::debtorId))
                .bind("accounts", texts(entered, Entry::accountId))
                .bind("strategies", texts(entered, Entry::strategyId))
                .bind("entries", instants(entered, Entry::at))
                .bind("recalls", json(changed, this::recall))
                .bind("proposed", texts(proposed, NewContact::proposalId))
                .bind("of", texts(proposed, NewContact::debtorId))
                .bind("instants", instants(proposed, one -> one.state().plannedAt()))
                .bind("proposals", json(proposed, this::proposal))
                .then();
    }

    /** New stamps; should the transaction come to nothing, no row will have them. */
    private List<Long> stamped(List<Advance> advances, List<byte[]> written) {
        var stamps = new ArrayList<Long>(advances.size());
        for (int i = 0; i < advances.size(); i++) {
            long stamp = ThreadLocalRandom.current().nextLong();
            var dossier = advances.get(i).dossier();
            known.put(debtorId(advances.get(i)), new Known(dossier, stamp, written.get(i).length));
            stamps.add(stamp);
        }
        return stamps;
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

    private static @Nullable String pace(Advance advance) {
        var queued = advance.queued();
        return queued == null ? null : queued.paceId();
    }

    private static @Nullable Instant rank(Advance advance) {
        var queued = advance.queued();
        return queued == null ? null : queued.rank();
    }

    private byte @Nullable [] recall(Proposal proposal) {
        return proposal.state() instanceof ProposalState.Recalled recalled
                ? mapper.writeValueAsBytes(new Contact.Recalled(recalled.at(), recalled.reason()))
                : null;
    }

    private byte[] proposal(NewContact contact) {
        var state = contact.state();
        return mapper.writeValueAsBytes(
                new Contact.Proposed(state.at(), state.plannedAt(), state.contact()));
    }
}
