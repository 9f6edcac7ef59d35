package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The commands that were taken, as they are worked off. */
@Component
class Commands {
    private static final String ADD =
            """
            INSERT INTO command
                (command_id, provider, route, medium, debtor_id, person_id, recipient_mark, valid_from,
                not_after, priority, state, message_digest, payload)
            VALUES (:id, :provider, :route, :medium, :debtor, :person, :mark, :validFrom, :notAfter,
                :priority, 'TAKEN', :digest, :payload)
            ON CONFLICT (command_id) DO NOTHING
            """;

    private static final String GIVE_UP =
            """
            WITH over AS (
                SELECT t.command_id FROM command t
                WHERE t.provider = :provider AND t.state = 'TAKEN'
                    AND t.not_after AT TIME ZONE 'UTC' < CAST(:now AS timestamptz) AT TIME ZONE 'UTC'
                ORDER BY t.not_after AT TIME ZONE 'UTC' LIMIT :limit FOR UPDATE SKIP LOCKED),
            taken_back AS (
                SELECT t.command_id FROM command t
                WHERE t.provider = :provider AND t.state = 'TAKEN' AND t.taken_back
                    AND t.not_after >= :now
                LIMIT :limit FOR UPDATE SKIP LOCKED)
            UPDATE command c SET state = 'NOT_MADE', reported_at = :now, reason = CASE
                WHEN c.not_after < :now THEN 'the permit is over' ELSE 'cancelled' END,
                because = CASE WHEN c.not_after < :now THEN 'EXPIRED' ELSE 'CANCELLED' END
            WHERE c.command_id IN (
                SELECT command_id FROM over UNION ALL SELECT command_id FROM taken_back)
            RETURNING c.payload, c.because
            """;

    /** Of one debtor's commands by a medium one at a time, in their order, whoever carries them. */
    private static final String CLAIM =
            """
            UPDATE command c SET state = 'SENDING', tries = c.tries + 1,
                sent_at = coalesce(c.sent_at, :now),
                look_again_at = now() + make_interval(secs => :lease)
            WHERE c.command_id IN (
                SELECT t.command_id FROM command t
                WHERE t.provider = :provider AND t.state = 'TAKEN' AND t.valid_from <= :now
                    AND t.not_after >= :now AND t.look_again_at <= now() AND NOT t.taken_back
                    AND NOT EXISTS (
                        SELECT FROM command e
                        WHERE e.debtor_id = t.debtor_id
                            AND (e.medium = t.medium OR e.provider = t.provider)
                            AND e.command_id <> t.command_id AND (e.state = 'SENDING'
                            OR (e.state = 'TAKEN' AND e.valid_from <= :now AND e.not_after >= :now
                                AND e.look_again_at <= now()
                                AND (-e.priority, e.not_after, e.command_id)
                                    < (-t.priority, t.not_after, t.command_id))))
                ORDER BY t.priority DESC, t.not_after, t.command_id
                LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING c.payload, c.route, c.tries
            """;

    private static final String CLAIM_UNCERTAIN =
            """
            UPDATE command c SET tries = c.tries + 1,
                look_again_at = now() + make_interval(secs => :lease)
            WHERE c.command_id IN (
                SELECT t.command_id FROM command t
                WHERE t.provider = :provider AND t.state = 'UNCERTAIN' AND t.look_again_at <= now()
                ORDER BY t.look_again_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING c.payload, c.route, c.tries, c.noes, CAST(extract(epoch FROM
                now() - coalesce(c.doubted_at, c.remembered_at)) AS double precision) AS doubted
            """;

    /**
     * sent_at is forgotten when the provider certainly was not reached. That a message was handed
     * over is never forgotten: it stays with that provider, whatever he says of it.
     */
    private static final String CHANGE =
            """
            UPDATE command SET state = :to, message_id = coalesce(:messageId, message_id),
                reason = :reason, look_again_at = now() + make_interval(secs => :pause),
                tries = CASE WHEN state = :to THEN tries ELSE 0 END, reported_at = :now,
                because = :because, noes = coalesce(CAST(:noes AS integer), 0),
                doubted_at = CASE WHEN CAST(:noes AS integer) IS NULL THEN now()
                    ELSE doubted_at END,
                sent_at = CASE WHEN :to = 'TAKEN' THEN NULL ELSE sent_at END,
                handed = handed OR :handed,
                provider = CASE WHEN handed OR :handed THEN provider
                    ELSE coalesce(CAST(:passedTo AS text), provider) END
            WHERE command_id = :id AND state = :from
            RETURNING coalesce(sent_at, :now) AS sent_at
            """;

    private final DatabaseClient database;

    Commands(DatabaseClient database) {
        this.database = database;
    }

    /** A command that is ours for a while. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Held(byte[] payload, List<String> route, int tries, Doubt doubt) {}

    /** Whether it is new. */
    Mono<Boolean> add(NewCommand command) {
        return database.sql(ADD)
                .bind("id", command.commandId())
                .bind("provider", command.provider())
                .bind("route", command.route().toArray(String[]::new))
                .bind("medium", command.medium().name())
                .bind("debtor", command.debtorId())
                .bind("person", command.personId())
                .bind("mark", orNull(command.recipientMark(), byte[].class))
                .bind("digest", command.messageDigest())
                .bind("validFrom", command.validFrom())
                .bind("notAfter", command.notAfter())
                .bind("priority", command.priority())
                .bind("payload", command.payload())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> noteCancelled(String commandId, String reason) {
        return database.sql(
                        """
                        INSERT INTO cancelled_command (command_id, reason) VALUES (:id, :reason)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", commandId)
                .bind("reason", reason)
                .then();
    }

    /** Whether a command was taken back; it may be that it has been sent all the same. */
    Mono<Boolean> isTakenBack(String commandId) {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM cancelled_command WHERE command_id = :id) AS so")
                .bind("id", commandId)
                .mapValue(Boolean.class)
                .one();
    }

    /** The payload of the command, if it was not sent and now will not be. */
    Mono<byte[]> cancel(String commandId, String reason, Instant now) {
        return database.sql(
                        """
                        UPDATE command SET state = 'NOT_MADE', reason = :reason, reported_at = :now,
                            because = 'CANCELLED'
                        WHERE command_id = :id AND state = 'TAKEN' RETURNING payload
                        """)
                .bind("id", commandId)
                .bind("reason", reason)
                .bind("now", now)
                .map(Commands::payload)
                .one();
    }

    Flux<Reported> giveUp(String provider, Instant now, int limit) {
        return database.sql(GIVE_UP)
                .bind("provider", provider)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> notMade(row, now))
                .all();
    }

    Mono<Long> markBrokenOff(String provider) {
        return database.sql(
                        """
                        UPDATE command SET state = 'UNCERTAIN', tries = 0, noes = 0,
                            doubted_at = now(), reason = 'the call was broken off', look_again_at = now()
                        WHERE provider = :provider AND state = 'SENDING' AND look_again_at <= now()
                        """)
                .bind("provider", provider)
                .fetch()
                .rowsUpdated();
    }

    Flux<Held> claim(String provider, Instant now, int limit, Duration lease) {
        return database.sql(CLAIM)
                .bind("provider", provider)
                .bind("now", now)
                .bind("limit", limit)
                .bind("lease", seconds(lease))
                .map(row -> held(row, Doubt.NONE))
                .all();
    }

    Flux<Held> claimUncertain(String provider, int limit, Duration lease) {
        return database.sql(CLAIM_UNCERTAIN)
                .bind("provider", provider)
                .bind("limit", limit)
                .bind("lease", seconds(lease))
                .map(row -> held(row, doubt(row)))
                .all();
    }

    /** When the provider was first called; empty if the command does not stand as it was said. */
    Mono<Instant> change(Change change, Instant now) {
        return database.sql(CHANGE)
                .bind("id", change.commandId())
                .bind("from", change.from().name())
                .bind("to", change.to().name())
                .bind("messageId", orNull(change.messageId(), String.class))
                .bind("reason", orNull(change.reason(), String.class))
                .bind("because", orNull(name(change.because()), String.class))
                .bind("noes", orNull(change.noes(), Integer.class))
                .bind("handed", change.handed())
                .bind("passedTo", orNull(change.passedTo(), String.class))
                .bind("pause", seconds(change.pause()))
                .bind("now", now)
                .map(row -> get(row, "sent_at", Instant.class))
                .one();
    }

    /** Whether it is new what the provider calls the message of a command that has moved on. */
    Mono<Boolean> learn(String provider, Change change) {
        return change.messageId() == null
                ? Mono.just(false)
                : database.sql(
                                """
                                UPDATE command SET message_id = :messageId
                                WHERE command_id = :id AND provider = :provider
                                    AND message_id IS NULL
                                """)
                        .bind("messageId", change.messageId())
                        .bind("id", change.commandId())
                        .bind("provider", provider)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows > 0);
    }

    /** From when on the oldest unsent command may be sent, of those that may by now. */
    Mono<Instant> oldest(String provider, Instant now) {
        return database.sql(
                        """
                        SELECT valid_from FROM command
                        WHERE provider = :provider
                            AND state IN ('TAKEN', 'SENDING', 'UNCERTAIN')
                            AND valid_from AT TIME ZONE 'UTC'
                                <= CAST(:now AS timestamptz) AT TIME ZONE 'UTC'
                        ORDER BY valid_from AT TIME ZONE 'UTC' LIMIT 1
                        """)
                .bind("provider", provider)
                .bind("now", now)
                .mapValue(Instant.class)
                .one();
    }

    /** A command that waits for its provider and was never handed to one. */
    record Waiting(String commandId, List<String> route) {}

    /** Those of a provider that one of others serves too. */
    Flux<Waiting> waiting(String provider, Set<String> others, int limit) {
        return database.sql(
                        """
                        SELECT command_id, route FROM command
                        WHERE provider = :provider AND state = 'TAKEN' AND NOT handed
                            AND route && :others
                        ORDER BY priority DESC, not_after, command_id
                        LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .bind("provider", provider)
                .bind("others", others.toArray(String[]::new))
                .bind("limit", limit)
                .map(row -> new Waiting(get(row, "command_id", String.class), route(row)))
                .all();
    }

    Mono<Void> passOn(List<String> commandIds, String to) {
        return database.sql(
                        """
                        UPDATE command SET provider = :to, look_again_at = now()
                        WHERE command_id = ANY(:ids) AND state = 'TAKEN' AND NOT handed
                        """)
                .bind("to", to)
                .bind("ids", commandIds.toArray(String[]::new))
                .then();
    }

    Mono<Long> backlog(String provider) {
        return database.sql(
                        """
                        SELECT count(*) FROM command
                        WHERE provider = :provider AND state IN ('TAKEN', 'SENDING')
                        """)
                .bind("provider", provider)
                .mapValue(Long.class)
                .one();
    }

    Mono<Long> inDoubt(String provider) {
        return database.sql(
                        """
                        SELECT count(*) FROM command
                        WHERE provider = :provider AND state = 'UNCERTAIN'
                        """)
                .bind("provider", provider)
                .mapValue(Long.class)
                .one();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Reported notMade(Readable row, Instant now) {
        return Reported.notMade(payload(row), Because.of(row.get("because", String.class)), now);
    }

    private static Held held(Readable row, Doubt doubt) {
        return new Held(payload(row), route(row), get(row, "tries", Integer.class), doubt);
    }

    /** What came before routes were kept has none but its provider. */
    private static List<String> route(Readable row) {
        var route = row.get("route", String[].class);
        return route == null ? List.of() : List.of(route);
    }

    private static Doubt doubt(Readable row) {
        var seconds = get(row, "doubted", Double.class);
        return new Doubt(
                get(row, "noes", Integer.class), Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static @Nullable String name(@Nullable Because because) {
        return because == null ? null : because.name();
    }

    private static byte[] payload(Readable row) {
        return Objects.requireNonNull(row.get("payload", byte[].class));
    }
}
