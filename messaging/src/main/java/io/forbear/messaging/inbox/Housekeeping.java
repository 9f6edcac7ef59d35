package io.forbear.messaging.inbox;

import io.forbear.messaging.RememberedRequests;
import io.forbear.messaging.outbox.OutboxSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the parked records for operations, and deletes what nobody needs any more: marks of
 * events, remembered requests and ended parked records after their retention, and rows of an outbox
 * that Debezium reads. Ages are in real time, like the retention of Kafka's topics, which they have
 * to outlast.
 */
final class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(10);
    private static final Duration DELETE_EVERY = Duration.ofHours(1);

    /** Few enough that no lock is held for long. */
    private static final int CHUNK = 10_000;

    private static final String WAITING =
            "select count(*) from parked_record where state = 'PARKED'";

    private static final String PROCESSED =
            """
            delete from processed_event where ctid = any(array(
                select ctid from processed_event
                where processed_at < now() - make_interval(secs => :age) limit :chunk))
            """;

    private static final String ENDED =
            """
            delete from parked_record where position = any(array(
                select position from parked_record
                where state <> 'PARKED' and parked_at < now() - make_interval(secs => :age)
                limit :chunk))
            """;

    private static final String OUTBOX =
            """
            delete from outbox where position = any(array(
                select position from outbox
                where created_at < now() - make_interval(secs => :age)
                order by position limit :chunk))
            """;

    private final DatabaseClient database;
    private final InboxSettings settings;
    private final OutboxSettings outbox;
    private final List<RememberedRequests> requests;
    private final InboxMetrics metrics;
    private volatile @Nullable Disposable running;

    Housekeeping(
            DatabaseClient database,
            InboxSettings settings,
            OutboxSettings outbox,
            List<RememberedRequests> requests,
            InboxMetrics metrics) {
        this.database = database;
        this.settings = settings;
        this.outbox = outbox;
        this.requests = List.copyOf(requests);
        this.metrics = metrics;
    }

    @Override
    public void start() {
        running =
                Flux.merge(every(COUNT_EVERY, count()), every(DELETE_EVERY, deleteExpired()))
                        .subscribe();
    }

    @Override
    public void stop() {
        var stopped = running;
        running = null;
        if (stopped != null) {
            stopped.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Deletes everything that has outlived its retention. */
    Mono<Void> deleteExpired() {
        Mono<Void> published =
                outbox.relay() ? Mono.empty() : deleteAll(OUTBOX, outbox.retention());
        return deleteAll(PROCESSED, settings.retention())
                .then(deleteAll(ENDED, settings.retention()))
                .thenMany(Flux.fromIterable(requests).concatMap(this::deleteRequests))
                .then(published);
    }

    private Mono<Void> deleteRequests(RememberedRequests remembered) {
        var expired =
                """
                delete from %1$s where ctid = any(array(
                    select ctid from %1$s
                    where remembered_at < now() - make_interval(secs => :age) limit :chunk))
                """
                        .formatted(remembered.table());
        return deleteAll(expired, settings.requestRetention());
    }

    private Mono<Void> count() {
        return database.sql(WAITING).mapValue(Long.class).one().doOnNext(metrics::waiting).then();
    }

    private Mono<Void> deleteAll(String statement, Duration age) {
        return delete(statement, age).repeat().takeUntil(rows -> rows < CHUNK).then();
    }

    private Mono<Long> delete(String statement, Duration age) {
        return database.sql(statement)
                .bind("age", (double) age.toSeconds())
                .bind("chunk", CHUNK)
                .fetch()
                .rowsUpdated();
    }

    private static Flux<Void> every(Duration period, Mono<Void> task) {
        return Flux.interval(Duration.ZERO, period)
                .onBackpressureDrop()
                .concatMap(_ -> task.onErrorResume(Housekeeping::tryLater));
    }

    /** The next period is the retry. */
    private static Mono<Void> tryLater(Throwable failed) {
        LOG.warn("Housekeeping failed and will be tried again", failed);
        return Mono.empty();
    }
}
