package io.forbear.contact.revocation;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.debtor.Revocation;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The revocations, and the contacts made after them. */
@Component
class Revocations {
    private static final String PUT =
            """
            INSERT INTO revocation AS known (debtor_id, kind, because, at, learned_at, until, channels,
                person_id, spared_party, account_ids, legal_entity_id, let_through)
            VALUES (:debtorId, :kind, :because, coalesce(:at, :now), :now,
                CASE WHEN :ended THEN coalesce(:until, :now) END, :channels,
                :personId, :sparedParty, :accountIds, :legalEntityId, :letThrough)
            ON CONFLICT (debtor_id, kind, because) DO UPDATE SET
                at = coalesce(:at, known.at), until = excluded.until, channels = excluded.channels,
                person_id = excluded.person_id, account_ids = excluded.account_ids,
                legal_entity_id = excluded.legal_entity_id
            """;

    /** All contacts of a debtor against all revocations: in whatever order they became known. */
    private static final String MATCH =
            """
            INSERT INTO contact_after_revocation
            SELECT r.debtor_id, r.kind, r.because, c.attempt_id, c.attempt ->> 'channel',
                (c.attempt ->> 'occurredAt')::timestamptz
            FROM revocation r JOIN contact c ON c.debtor_id = r.debtor_id
            WHERE r.debtor_id = :debtorId AND c.attempt ->> 'direction' = 'OUTBOUND'
                AND c.attempt ->> 'outcome' <> 'NOT_MADE'
                AND (c.attempt ->> 'occurredAt')::timestamptz > r.at
                AND (r.until IS NULL OR (c.attempt ->> 'occurredAt')::timestamptz < r.until)
                AND (r.channels = '{}' OR c.attempt ->> 'channel' = ANY (r.channels))
                AND (r.person_id IS NULL OR c.attempt ->> 'personId' = r.person_id)
                AND (r.spared_party IS NULL OR c.attempt ->> 'partyKind' <> r.spared_party)
                AND (r.account_ids = '{}' OR jsonb_exists_any(c.attempt -> 'accountIds', r.account_ids))
                AND (r.legal_entity_id IS NULL OR c.attempt ->> 'legalEntityId' = r.legal_entity_id)
                AND c.attempt ->> 'purpose' <> ALL (r.let_through)
            ON CONFLICT (debtor_id, kind, because, attempt_id)
                DO UPDATE SET channel = excluded.channel, contacted_at = excluded.contacted_at
            """;

    /** Each is settled once, by whichever instance comes first. */
    private static final String SETTLE =
            """
            WITH due AS (
                SELECT debtor_id, kind, because, at FROM revocation
                WHERE settled_at IS NULL AND learned_at <= :before AND at <= :before
                ORDER BY learned_at LIMIT :limit FOR UPDATE SKIP LOCKED),
            settled AS (
                UPDATE revocation r SET settled_at = :now FROM due
                WHERE (r.debtor_id, r.kind, r.because) = (due.debtor_id, due.kind, due.because))
            SELECT due.kind, coalesce(c.channel, 'NONE') AS channel, count(c.attempt_id) AS contacts,
                coalesce(extract(epoch FROM max(c.contacted_at) - due.at), 0)::float8 AS seconds
            FROM due LEFT JOIN contact_after_revocation c USING (debtor_id, kind, because)
            GROUP BY due.debtor_id, due.kind, due.because, due.at, c.channel
            """;

    private static final String FIGURES =
            """
            WITH last AS (
                SELECT r.debtor_id, r.kind, r.because, c.channel, count(c.attempt_id) AS contacts,
                    extract(epoch FROM max(c.contacted_at) - r.at)::float8 AS seconds
                FROM revocation r LEFT JOIN contact_after_revocation c USING (debtor_id, kind, because)
                WHERE r.at >= :from AND r.at < :to
                GROUP BY r.debtor_id, r.kind, r.because, r.at, c.channel)
            SELECT kind, coalesce(channel, 'NONE') AS channel, count(*) AS revocations,
                sum(contacts)::bigint AS contacts,
                percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
                percentile_disc(0.95) WITHIN GROUP (ORDER BY seconds) AS p95, max(seconds) AS max
            FROM last GROUP BY kind, channel ORDER BY kind, channel NULLS FIRST
            """;

    private static final String COUNTS =
            """
            SELECT kind, channel, count(*) AS contacts
            FROM contact_after_revocation GROUP BY kind, channel
            """;

    private final DatabaseClient database;

    Revocations(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The last contact after revocations.
     *
     * @param channel NONE: there was no contact
     * @param seconds from the revocation to the last contact by that channel; 0 without one
     */
    record Settled(String kind, String channel, long contacts, double seconds) {}

    /** How many contacts were made after revocations of a kind. */
    record Count(String kind, String channel, long contacts) {}

    Mono<Void> put(String debtorId, Collection<Revocation> changed, Instant now) {
        return Flux.fromIterable(changed).concatMap(one -> put(debtorId, one, now)).then();
    }

    private Mono<Void> put(String debtorId, Revocation one, Instant now) {
        return database.sql(PUT)
                .bind("debtorId", debtorId)
                .bind("kind", one.kind().name())
                .bind("because", one.because())
                .bind("at", orNull(one.at(), Instant.class))
                .bind("now", now)
                .bind("ended", one.ended())
                .bind("until", orNull(one.until(), Instant.class))
                .bind("channels", names(one.channels()))
                .bind("personId", orNull(one.personId(), String.class))
                .bind("sparedParty", orNull(name(one.sparedParty()), String.class))
                .bind("accountIds", one.accountIds().toArray(String[]::new))
                .bind("legalEntityId", orNull(one.legalEntityId(), String.class))
                .bind("letThrough", names(one.letThrough()))
                .then();
    }

    /** Finds the contacts of a debtor that were made after revocations. */
    Mono<Void> match(String debtorId) {
        return database.sql(MATCH).bind("debtorId", debtorId).then();
    }

    /** Settles revocations of before an instant, and says what came after them. */
    Flux<Settled> settle(Instant before, Instant now, int limit) {
        return database.sql(SETTLE)
                .bind("before", before)
                .bind("now", now)
                .bind("limit", limit)
                .map(Revocations::settled)
                .all();
    }

    Flux<LatencyFigure> figures(Instant from, Instant to) {
        return database.sql(FIGURES)
                .bind("from", from)
                .bind("to", to)
                .map(Revocations::figure)
                .all();
    }

    Flux<Count> counts() {
        return database.sql(COUNTS)
                .map(
                        row ->
                                new Count(
                                        get(row, "kind", String.class),
                                        get(row, "channel", String.class),
                                        get(row, "contacts", Long.class)))
                .all();
    }

    private static Settled settled(Readable row) {
        return new Settled(
                get(row, "kind", String.class),
                get(row, "channel", String.class),
                get(row, "contacts", Long.class),
                get(row, "seconds", Double.class));
    }

    private static LatencyFigure figure(Readable row) {
        return new LatencyFigure(
                get(row, "kind", String.class),
                get(row, "channel", String.class),
                get(row, "revocations", Long.class),
                get(row, "contacts", Long.class),
                row.get("median", Double.class),
                row.get("p95", Double.class),
                row.get("max", Double.class));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
