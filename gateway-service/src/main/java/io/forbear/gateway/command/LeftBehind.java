package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;

import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.Providers;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees to commands of providers that are not set up any more. What was not begun goes to whoever
 * serves it now, or is not made once its permit is over; what was handed to a provider goes to
 * nobody else. Another instance may still serve it, so it is given some time. What is in doubt
 * stays unknown: the one who could tell is gone, and another who says that he has none such says
 * nothing.
 */
@Component
class LeftBehind {
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final int BATCH = 200;

    /** So long after its permit nobody else works on a command of another medium than ours. */
    private static final Duration OTHERS = Duration.ofDays(1);

    /**
     * So long nobody has looked after what another instance with other settings may serve; whoever
     * asks about a message in doubt asks more often.
     */
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final String LEFT =
            """
            SELECT command_id, medium, payload FROM command
            WHERE state = 'TAKEN' AND NOT handed AND medium = ANY (:media) AND provider <> ALL (:known)
                AND not_after >= :now
            ORDER BY command_id LIMIT :limit FOR UPDATE SKIP LOCKED
            """;

    private static final String GIVE_UP =
            """
            UPDATE command c SET
                state = CASE WHEN c.state = 'TAKEN' THEN 'NOT_MADE' ELSE 'UNKNOWN' END,
                because = CASE WHEN c.state = 'TAKEN' THEN 'EXPIRED' END,
                reason = 'its provider is not set up any more', reported_at = :now
            WHERE c.command_id IN (
                SELECT t.command_id FROM command t
                WHERE t.state IN ('TAKEN', 'SENDING', 'UNCERTAIN') AND t.provider <> ALL (:known)
                    AND (t.medium = ANY (:media) OR t.not_after < :before)
                    AND (t.state = 'TAKEN' AND t.not_after < :late
                        OR t.state IN ('SENDING', 'UNCERTAIN')
                            AND t.look_again_at < now() - make_interval(secs => :grace))
                ORDER BY t.command_id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING c.state, c.because, c.sent_at, c.message_id, c.payload
            """;

    private final DatabaseClient database;
    private final Providers providers;
    private final CommandBytes bytes;
    private final ReportPublisher reports;
    private final TransactionalOperator transaction;
    private final Clock clock;

    LeftBehind(
            DatabaseClient database,
            Providers providers,
            CommandBytes bytes,
            ReportPublisher reports,
            TransactionalOperator transaction,
            Clock clock) {
        this.database = database;
        this.providers = providers;
        this.bytes = bytes;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Called once and subscribed to again and again; what fails is tried the next time. */
    @Scheduled(fixedDelayString = "${forbear.gateway.forget-every:1m}")
    Mono<Void> work() {
        return takeOver()
                .then(Mono.defer(this::giveUp))
                .onErrorResume(
                        failure -> {
                            LOG.warn("Left commands could not be seen to yet", failure);
                            return Mono.empty();
                        });
    }

    /** A command that is left. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Left(String commandId, Medium medium, byte[] payload) {}

    /** Read before the first is changed, since both need the one connection of the transaction. */
    private Mono<Void> takeOver() {
        return database.sql(LEFT)
                .bind("media", media())
                .bind("known", known())
                .bind("now", clock.instant())
                .bind("limit", BATCH)
                .map(
                        row ->
                                new Left(
                                        get(row, "command_id", String.class),
                                        Medium.valueOf(get(row, "medium", String.class)),
                                        get(row, "payload", byte[].class)))
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::takeOver)
                .then()
                .as(transaction::transactional);
    }

    private Mono<Void> takeOver(Left left) {
        return bytes.read(left.payload())
                .map(command -> providers.route(EventWords.errand(command, left.medium())))
                .filter(route -> !route.isEmpty())
                .flatMap(route -> takeOver(left, route.stream().map(Provider::name).toList()));
    }

    private Mono<Void> takeOver(Left left, List<String> route) {
        return database.sql(
                        """
                        UPDATE command SET provider = :carrier, route = :route WHERE command_id = :id
                        """)
                .bind("carrier", route.getFirst())
                .bind("route", route.toArray(String[]::new))
                .bind("id", left.commandId())
                .then();
    }

    private Mono<Void> giveUp() {
        var now = clock.instant();
        return database.sql(GIVE_UP)
                .bind("known", known())
                .bind("media", media())
                .bind("before", now.minus(OTHERS))
                .bind("now", now)
                .bind("late", now.minus(GRACE))
                .bind("grace", (double) GRACE.toSeconds())
                .bind("limit", BATCH)
                .map(row -> reported(row, now))
                .all()
                .collectList()
                .filter(all -> !all.isEmpty())
                .flatMap(reports::publishAll)
                .as(transaction::transactional);
    }

    private static Reported reported(Readable row, Instant now) {
        return new Reported(
                Objects.requireNonNull(row.get("payload", byte[].class)),
                CommandState.valueOf(Objects.requireNonNull(row.get("state", String.class))),
                Because.of(row.get("because", String.class)),
                row.get("sent_at", Instant.class),
                now,
                row.get("message_id", String.class));
    }

    private String[] media() {
        return providers.all().stream().map(one -> one.medium().name()).toArray(String[]::new);
    }

    private String[] known() {
        return providers.all().stream().map(Provider::name).toArray(String[]::new);
    }
}
