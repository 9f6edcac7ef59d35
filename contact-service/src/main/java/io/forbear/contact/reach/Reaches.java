package io.forbear.contact.reach;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.KnownPoint;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.debtor.Wish;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            WITH fresh AS (
                SELECT * FROM jsonb_to_recordset(:attempts::jsonb) AS fresh (
                    "attemptId" uuid, "debtorId" text, at timestamptz, endpoint text,
                    "personId" text, "partyKind" text, "placeKind" text, channel text, means text,
                    outbound boolean, outcome text, reached boolean, wrong boolean,
                    "notHis" boolean, hour smallint, alike text)),
            noted AS (
                INSERT INTO reach_attempt (attempt_id, debtor_id, at, endpoint, person_id, party_kind,
                    place_kind, channel, means, outbound, outcome, reached, wrong, not_his,
                    hour, alike)
                SELECT * FROM fresh ORDER BY "attemptId"
                ON CONFLICT (attempt_id) DO UPDATE SET
                    at = excluded.at, endpoint = excluded.endpoint, person_id = excluded.person_id,
                    party_kind = excluded.party_kind, place_kind = excluded.place_kind,
                    channel = excluded.channel, means = excluded.means, outbound = excluded.outbound,
                    outcome = excluded.outcome, reached = excluded.reached, wrong = excluded.wrong,
                    not_his = excluded.not_his, hour = excluded.hour, alike = excluded.alike, dirty = true
                WHERE reach_attempt.debtor_id = excluded.debtor_id)
            INSERT INTO reach_stale
            SELECT DISTINCT other.debtor_id, now()
            FROM fresh
            JOIN contact_point mine
                ON mine.debtor_id = fresh."debtorId" AND mine.endpoint = fresh.endpoint
            JOIN contact_point other
                ON other.fingerprint = mine.fingerprint AND other.debtor_id <> mine.debtor_id
            WHERE fresh.wrong OR EXISTS (
                SELECT FROM reach_attempt WHERE attempt_id = fresh."attemptId" AND wrong)
            ORDER BY 1
            ON CONFLICT (debtor_id) DO UPDATE SET since = excluded.since
            """;

    /**
     * A number is wrong by the latest report on it, whoever it was tried for, until a newer
     * statement confirms it or somebody meant is spoken to on it. That a stranger answers makes it
     * wrong for this debtor alone: it may be the right one of another.
     */
    private static final String OF =
            """
            SELECT asked.debtor_id AS debtor_id,
                (SELECT coalesce(jsonb_object_agg(endpoint, jsonb_build_object(
                    'endpoint', endpoint,
                    'party', jsonb_build_object('personId', person_id, 'kind', party_kind),
                    'placeKind', place_kind, 'channels', channels, 'statedAt', confirmed_at,
                    'from', valid_from, 'until', valid_until)), '{}')
                FROM contact_point WHERE debtor_id = asked.debtor_id) AS points,
                (SELECT coalesce(jsonb_object_agg(endpoint, at), '{}') FROM (
                    SELECT endpoint, max(at) AS at FROM (
                        SELECT endpoint, at FROM reach_attempt
                        WHERE debtor_id = asked.debtor_id AND (wrong OR not_his)
                        UNION ALL
                        SELECT mine.endpoint, tried.at
                        FROM contact_point mine
                        JOIN contact_point other ON other.fingerprint = mine.fingerprint
                        JOIN reach_attempt tried
                            ON tried.debtor_id = other.debtor_id AND tried.endpoint = other.endpoint
                        WHERE mine.debtor_id = asked.debtor_id AND tried.wrong) AS report
                    GROUP BY endpoint) AS latest
                WHERE NOT EXISTS (
                    SELECT FROM contact_point stated WHERE stated.debtor_id = asked.debtor_id
                        AND stated.endpoint = latest.endpoint AND stated.confirmed_at > latest.at)
                AND NOT EXISTS (
                    SELECT FROM reach_attempt spoken WHERE spoken.debtor_id = asked.debtor_id
                        AND spoken.endpoint = latest.endpoint AND spoken.reached
                        AND spoken.at > latest.at)) AS wrong,
                (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'means', means, 'hour', hour, 'attempts', attempts, 'reached', reached)
                    ORDER BY means, hour), '[]')
                FROM (
                    SELECT means, hour, count(*) AS attempts, count(*) FILTER (WHERE reached) AS reached
                    FROM reach_attempt
                    WHERE debtor_id = asked.debtor_id AND person_id = asked.debtor_id AND outbound
                        AND hour IS NOT NULL AND at > :since
                    GROUP BY means, hour) AS habit) AS habits,
                (SELECT wish FROM contact_wish WHERE debtor_id = asked.debtor_id) AS wish,
                (SELECT destroyed_at FROM person_key
                WHERE debtor_id = asked.debtor_id) AS erased_at
            FROM unnest(:debtors) AS asked (debtor_id)
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

    /** A row as it is noted. */
    private record Row(
            String attemptId,
            String debtorId,
            Instant at,
            String endpoint,
            String personId,
            String partyKind,
            String placeKind,
            String channel,
            Means means,
            boolean outbound,
            String outcome,
            boolean reached,
            boolean wrong,
            boolean notHis,
            @Nullable Integer hour,
            @Nullable String alike) {
        static Row of(ReachedAttempt attempt) {
            var entry = attempt.entry();
            return new Row(
                    entry.attemptId(),
                    attempt.debtorId(),
                    entry.occurredAt(),
                    entry.endpoint(),
                    entry.personId(),
                    entry.partyKind(),
                    attempt.place().name(),
                    entry.channel(),
                    attempt.means(),
                    attempt.outbound(),
                    entry.outcome(),
                    attempt.reached(),
                    attempt.wrong(),
                    attempt.notHis(),
                    attempt.hour(),
                    attempt.similar());
        }
    }

    /**
     * Notes reports, and corrections, of which the last of each report counts.
     *
     * @param attempts at least one; those of a debtor in the order in which they came
     * @return what is known of reaching their debtors since
     */
    public Mono<Map<String, Reach>> note(List<ReachedAttempt> attempts) {
        var last = new LinkedHashMap<String, Row>();
        attempts.forEach(one -> last.put(one.entry().attemptId(), Row.of(one)));
        var debtors = attempts.stream().map(ReachedAttempt::debtorId).distinct().toList();
        return database.sql(NOTE)
                .bind("attempts", json.writeValueAsString(last.values()))
                .then()
                .then(Mono.defer(() -> of(debtors)));
    }

    /**
     * All that is known of reaching debtors, by debtor. Whoever puts it down holds their dossiers.
     */
    public Mono<Map<String, Reach>> of(List<String> debtorIds) {
        return database.sql(OF)
                .bind("debtors", debtorIds.toArray(String[]::new))
                .bind("since", clock.instant().minus(MEMORY))
                .map(this::entry)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The same of one. */
    public Mono<Reach> of(String debtorId) {
        return of(List.of(debtorId)).map(found -> found.getOrDefault(debtorId, Reach.NONE));
    }

    private Map.Entry<String, Reach> entry(Readable row) {
        return Map.entry(get(row, "debtor_id", String.class), reach(row));
    }

    private Reach reach(Readable row) {
        var wish = row.get("wish", Json.class);
        return new Reach(
                json.readValue(get(row, "points", Json.class).asArray(), POINTS),
                json.readValue(get(row, "wrong", Json.class).asArray(), WRONG),
                json.readValue(get(row, "habits", Json.class).asArray(), HABITS),
                wish == null ? null : json.readValue(wish.asArray(), Wish.class),
                row.get("erased_at", Instant.class));
    }
}
