package io.forbear.contact.point;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.secrecy.SealedValue;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps contact points; their values only sealed. */
@Component
class ContactPoints {
    private static final String INSERT =
            """
            INSERT INTO contact_point (debtor_id, endpoint, kind, person_id, party_kind, place_kind,
                channels, region, line, source, value, keyed, fingerprint, stated_at, confirmed_at,
                valid_from, valid_until)
            VALUES (:debtorId, :endpoint, :kind, :personId, :partyKind, :placeKind,
                :channels, :region, :line, :source, :value, :keyed, :fingerprint, :now, :now, :from, :until)
            ON CONFLICT DO NOTHING
            """;

    private static final String CHANGE =
            """
            UPDATE contact_point SET place_kind = :placeKind, source = :source, channels = :channels,
                valid_from = :from, valid_until = :until
            WHERE debtor_id = :debtorId AND endpoint = :endpoint
            """;

    /** What has ended before stays ended as it was. */
    private static final String END =
            """
            UPDATE contact_point SET valid_until = :now, ended_because = :because
            WHERE debtor_id = :debtorId AND endpoint = :endpoint
                AND ended_because IS NULL AND (valid_until IS NULL OR valid_until > :now)
            """;

    private static final String CONFIRM =
            """
            UPDATE contact_point SET confirmed_at = :now, ended_because = NULL,
                valid_until = CASE WHEN valid_until > :now THEN valid_until END
            WHERE debtor_id = :debtorId AND endpoint = :endpoint
            """;

    /**
     * With what came of attempts on it, and for how many other persons the same number is known.
     */
    private static final String LIST =
            """
            SELECT point.*, CASE WHEN point.keyed THEN key.wrapped END AS key,
                tried.attempts, tried.reached, tried.last_reached, shared.others
            FROM contact_point point
            LEFT JOIN person_key key ON key.debtor_id = point.debtor_id,
            LATERAL (
                SELECT count(*) FILTER (WHERE outbound) AS attempts,
                    count(*) FILTER (WHERE reached AND outbound) AS reached,
                    max(at) FILTER (WHERE reached AND person_id = point.person_id) AS last_reached
                FROM reach_attempt
                WHERE debtor_id = point.debtor_id AND endpoint = point.endpoint) AS tried,
            LATERAL (
                SELECT count(DISTINCT (other.debtor_id, other.person_id)) AS others
                FROM contact_point other
                WHERE other.fingerprint = point.fingerprint
                    AND (other.debtor_id, other.person_id) <> (point.debtor_id, point.person_id)
                    AND other.person_id <> point.person_id) AS shared
            WHERE point.debtor_id = :debtorId
            """;

    private final DatabaseClient database;

    ContactPoints(DatabaseClient database) {
        this.database = database;
    }

    /**
     * How a point fared.
     *
     * @param lastReached when the person it is of was last spoken to on it; null: never
     * @param others how many other persons have the same number
     */
    record Shown(
            StoredPoint point,
            long attempts,
            long reached,
            @Nullable Instant lastReached,
            long others) {}

    /** False if the debtor has a point of that endpoint already. */
    Mono<Boolean> insert(StoredPoint point, byte[] fingerprint) {
        return database.sql(INSERT)
                .bind("debtorId", point.debtorId())
                .bind("endpoint", point.endpoint())
                .bind("kind", point.kind().name())
                .bind("personId", point.party().personId())
                .bind("partyKind", point.party().kind().name())
                .bind("placeKind", point.role().name())
                .bind("channels", channels(point))
                .bind("region", orNull(point.region(), String.class))
                .bind(
                        "line",
                        orNull(point.line() == null ? null : point.line().name(), String.class))
                .bind("source", point.source().name())
                .bind("value", point.stored().bytes())
                .bind("keyed", point.stored().isKeyed())
                .bind("fingerprint", fingerprint)
                .bind("now", point.statedAt())
                .bind("from", orNull(point.validFrom(), Instant.class))
                .bind("until", orNull(point.validUntil(), Instant.class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> change(StoredPoint point) {
        return database.sql(CHANGE)
                .bind("debtorId", point.debtorId())
                .bind("endpoint", point.endpoint())
                .bind("placeKind", point.role().name())
                .bind("source", point.source().name())
                .bind("channels", channels(point))
                .bind("from", orNull(point.validFrom(), Instant.class))
                .bind("until", orNull(point.validUntil(), Instant.class))
                .then();
    }

    Mono<Void> end(String debtorId, String endpoint, String because, Instant now) {
        return database.sql(END)
                .bind("debtorId", debtorId)
                .bind("endpoint", endpoint)
                .bind("because", because)
                .bind("now", now)
                .then();
    }

    Mono<Void> confirm(String debtorId, String endpoint, Instant now) {
        return database.sql(CONFIRM)
                .bind("debtorId", debtorId)
                .bind("endpoint", endpoint)
                .bind("now", now)
                .then();
    }

    Mono<Shown> find(String debtorId, String endpoint) {
        return database.sql(LIST + " AND point.endpoint = :endpoint")
                .bind("debtorId", debtorId)
                .bind("endpoint", endpoint)
                .map(ContactPoints::shown)
                .one();
    }

    /** By endpoint, one more than the limit if there are more. */
    Flux<Shown> list(String debtorId, String after, int limit) {
        return database.sql(
                        LIST + " AND point.endpoint > :after ORDER BY point.endpoint LIMIT :limit")
                .bind("debtorId", debtorId)
                .bind("after", after)
                .bind("limit", limit + 1)
                .map(ContactPoints::shown)
                .all();
    }

    private static String[] channels(StoredPoint point) {
        return point.channels().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static Shown shown(Readable row) {
        return new Shown(
                point(row),
                get(row, "attempts", Long.class),
                get(row, "reached", Long.class),
                row.get("last_reached", Instant.class),
                get(row, "others", Long.class));
    }

    private static StoredPoint point(Readable row) {
        var line = row.get("line", String.class);
        return new StoredPoint(
                get(row, "debtor_id", String.class),
                get(row, "endpoint", String.class),
                PointKind.valueOf(get(row, "kind", String.class)),
                new Party(
                        get(row, "person_id", String.class),
                        PartyKind.valueOf(get(row, "party_kind", String.class))),
                PlaceKind.valueOf(get(row, "place_kind", String.class)),
                Arrays.stream(get(row, "channels", String[].class))
                        .map(Channel::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.get("region", String.class),
                line == null ? null : Line.valueOf(line),
                Source.valueOf(get(row, "source", String.class)),
                new SealedValue(get(row, "value", byte[].class), row.get("key", byte[].class)),
                get(row, "stated_at", Instant.class),
                get(row, "confirmed_at", Instant.class),
                row.get("valid_from", Instant.class),
                row.get("valid_until", Instant.class),
                row.get("ended_because", String.class));
    }
}
