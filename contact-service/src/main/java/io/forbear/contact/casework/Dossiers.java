package io.forbear.contact.casework;

import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the dossiers, one row per debtor. */
@Component
class Dossiers {
    private static final String DUE =
            """
            SELECT dossier FROM debtor
            WHERE due_at <= :now AND due_at < 'infinity'
            ORDER BY due_at, debtor_id
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
            """;

    private static final String DUE_IDS =
            """
            SELECT debtor_id FROM debtor
            WHERE due_at <= :now AND due_at < 'infinity'
            ORDER BY due_at, debtor_id
            LIMIT :limit
            """;

    private static final String STORE_ALL =
            """
            UPDATE debtor SET dossier = changed.dossier::jsonb, due_at = changed.due_at::timestamptz
            FROM unnest(:ids, :dossiers, :dues) AS changed (id, dossier, due_at)
            WHERE debtor_id = changed.id
            """;

    private final DatabaseClient database;

    Dossiers(DatabaseClient database) {
        this.database = database;
    }

    /** A debtor's dossier; empty if nothing is known of him. */
    Mono<Dossier> find(String debtorId) {
        return select("SELECT dossier FROM debtor WHERE debtor_id = :debtorId", debtorId);
    }

    /** The same, held against others until the transaction ends. */
    Mono<Dossier> hold(String debtorId) {
        return select(
                "SELECT dossier FROM debtor WHERE debtor_id = :debtorId FOR UPDATE", debtorId);
    }

    /**
     * Dossiers to be looked at by now, those waiting longest first, held; not those held by others.
     */
    Flux<Dossier> holdDue(Instant now, int limit) {
        return database.sql(DUE).bind("now", now).bind("limit", limit).map(Dossiers::dossier).all();
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

    /** Stores the first dossier of a debtor; fails if somebody was quicker. */
    Mono<Void> add(Advance advance) {
        return database.sql("INSERT INTO debtor VALUES (:debtorId, :dossier, :dueAt::timestamptz)")
                .bind("debtorId", debtorId(advance))
                .bind("dossier", Json.of(DossierJson.write(advance.dossier())))
                .bind("dueAt", due(advance))
                .then();
    }

    /** Stores dossiers that are held. */
    Mono<Void> store(List<Advance> advances) {
        return advances.isEmpty()
                ? Mono.empty()
                : database.sql(STORE_ALL)
                        .bind("ids", texts(advances, Dossiers::debtorId))
                        .bind("dossiers", texts(advances, a -> DossierJson.write(a.dossier())))
                        .bind("dues", texts(advances, Dossiers::due))
                        .then();
    }

    private Mono<Dossier> select(String sql, String debtorId) {
        return database.sql(sql).bind("debtorId", debtorId).map(Dossiers::dossier).one();
    }

    private static Dossier dossier(Readable row) {
        return DossierJson.read(Objects.requireNonNull(row.get("dossier", Json.class)).asArray());
    }

    private static String debtorId(Advance advance) {
        return advance.dossier().facts().debtorId();
    }

    /** PostgreSQL's name for never. */
    private static String due(Advance advance) {
        var dueAt = advance.dueAt();
        return dueAt == null ? "infinity" : dueAt.toString();
    }

    private static String[] texts(List<Advance> advances, Function<Advance, String> text) {
        return advances.stream().map(text).toArray(String[]::new);
    }
}
