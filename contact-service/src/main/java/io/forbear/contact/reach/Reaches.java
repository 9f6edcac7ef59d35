package io.forbear.contact.reach;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.KnownPoint;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.debtor.Wish;
import io.forbear.contact.history.Contact;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what attempts tell about reaching people. The caller has a transaction. */
@Component
public class Reaches {
    /** Older attempts tell nothing about habits any more. */
    static final Duration MEMORY = Duration.ofDays(180);

    /**
     * Others who share a number that proved wrong, or no longer does, are to be looked at anew; in
     * the order of their ids, so that two reports do not block each other.
     */
    private static final String NOTE =
            """
            WITH noted AS (
                INSERT INTO reach_attempt (attempt_id, debtor_id, at, endpoint, person_id, party_kind,
                    place_kind, channel, means, outbound, outcome, reached, wrong, hour, alike)
                VALUES (:attemptId, :debtorId, :at, :endpoint, :personId, :partyKind,
                    :placeKind, :channel, :means, :outbound, :outcome, :reached, :wrong, :hour, :alike)
                ON CONFLICT (attempt_id) DO UPDATE SET
                    at = excluded.at, endpoint = excluded.endpoint, person_id = excluded.person_id,
                    party_kind = excluded.party_kind, place_kind = excluded.place_kind,
                    channel = excluded.channel, means = excluded.means, outbound = excluded.outbound,
                    outcome = excluded.outcome, reached = excluded.reached, wrong = excluded.wrong,
                    hour = excluded.hour, alike = excluded.alike, dirty = true
                WHERE reach_attempt.debtor_id = excluded.debtor_id)
            INSERT INTO reach_stale
            SELECT DISTINCT other.debtor_id, now()
            FROM contact_point mine JOIN contact_point other ON other.fingerprint = mine.fingerprint
            WHERE mine.debtor_id = :debtorId AND mine.endpoint = :endpoint
                AND other.debtor_id <> :debtorId
                AND (:wrong OR EXISTS (
                    SELECT FROM reach_attempt WHERE attempt_id = :attemptId AND wrong))
            ORDER BY 1
            ON CONFLICT (debtor_id) DO UPDATE SET since = excluded.since
            """;

    /**
     * A number is wrong by the latest report on it, whoever it was tried for, until a newer
     * statement confirms it or somebody meant is spoken to on it.
     */
    private static final String OF =
            """
            SELECT
                (SELECT coalesce(jsonb_object_agg(endpoint, jsonb_build_object(
                    'endpoint', endpoint,
                    'party', jsonb_build_object('personId', person_id, 'kind', party_kind),
                    'placeKind', place_kind, 'channels', channels, 'statedAt', confirmed_at,
                    'from', valid_from, 'until', valid_until)), '{}')
                FROM contact_point WHERE debtor_id = :debtorId) AS points,
                (SELECT coalesce(jsonb_object_agg(endpoint, at), '{}') FROM (
                    SELECT endpoint, max(at) AS at FROM (
                        SELECT endpoint, at FROM reach_attempt
                        WHERE debtor_id = :debtorId AND wrong
                        UNION ALL
                        SELECT mine.endpoint, tried.at
                        FROM contact_point mine
                        JOIN contact_point other ON other.fingerprint = mine.fingerprint
                        JOIN reach_attempt tried
                            ON tried.debtor_id = other.debtor_id AND tried.endpoint = other.endpoint
                        WHERE mine.debtor_id = :debtorId AND tried.wrong) AS report
                    GROUP BY endpoint) AS latest
                WHERE NOT EXISTS (
                    SELECT FROM contact_point stated WHERE stated.debtor_id = :debtorId
                        AND stated.endpoint = latest.endpoint AND stated.confirmed_at > latest.at)
                AND NOT EXISTS (
                    SELECT FROM reach_attempt spoken WHERE spoken.debtor_id = :debtorId
                        AND spoken.endpoint = latest.endpoint AND spoken.reached
                        AND spoken.at > latest.at)) AS wrong,
                (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'means', means, 'hour', hour, 'attempts', attempts, 'reached', reached)
                    ORDER BY means, hour), '[]')
                FROM (
                    SELECT means, hour, count(*) AS attempts, count(*) FILTER (WHERE reached) AS reached
                    FROM reach_attempt
                    WHERE debtor_id = :debtorId AND person_id = :debtorId AND outbound
                        AND hour IS NOT NULL AND at > :since
                    GROUP BY means, hour) AS habit) AS habits,
                (SELECT wish FROM contact_wish WHERE debtor_id = :debtorId) AS wish
            """;

    private static final TypeReference<Map<String, KnownPoint>> POINTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Instant>> WRONG = new TypeReference<>() {};
    private static final TypeReference<List<HourCount>> HABITS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Reaches(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes a report, or its correction.
     *
     * @return what is known of reaching the debtor since
     */
    public Mono<Reach> note(Facts facts, Contact.Attempted entry) {
        var attempt = ReachedAttempt.of(facts, entry);
        return database.sql(NOTE)
                .bind("attemptId", UUID.fromString(entry.attemptId()))
                .bind("debtorId", facts.debtorId())
                .bind("at", entry.occurredAt())
                .bind("endpoint", entry.endpoint())
                .bind("personId", entry.personId())
                .bind("partyKind", entry.partyKind())
                .bind("placeKind", attempt.place().name())
                .bind("channel", entry.channel())
                .bind("means", attempt.means().name())
                .bind("outbound", attempt.outbound())
                .bind("outcome", entry.outcome())
                .bind("reached", attempt.reached())
                .bind("wrong", attempt.wrong())
                .bind("hour", orNull(attempt.hour(), Integer.class))
                .bind("alike", orNull(attempt.similar(), String.class))
                .then()
                .then(Mono.defer(() -> of(facts.debtorId())));
    }

    /** All that is known of reaching a debtor. Whoever puts it down holds his dossier. */
    public Mono<Reach> of(String debtorId) {
        return database.sql(OF)
                .bind("debtorId", debtorId)
                .bind("since", clock.instant().minus(MEMORY))
                .map(this::reach)
                .one();
    }

    private Reach reach(Readable row) {
        var wish = row.get("wish", Json.class);
        return new Reach(
                json.readValue(get(row, "points", Json.class).asArray(), POINTS),
                json.readValue(get(row, "wrong", Json.class).asArray(), WRONG),
                json.readValue(get(row, "habits", Json.class).asArray(), HABITS),
                wish == null ? null : json.readValue(wish.asArray(), Wish.class));
    }
}
