package io.forbear.messaging.retention;

import io.forbear.messaging.retention.TableRetentionSettings.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes what tables say of debtors once it is older than is said for their jurisdictions: all of
 * a debtor's rows together, when the newest of them is. Of several jurisdictions the longest time
 * counts, and for whom none is known the longest of all.
 */
public final class TableRetention implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TableRetention.class);
    private static final Duration EVERY = Duration.ofHours(24);

    /** Debtors at once. */
    private static final int CHUNK = 500;

    private static final String NOWHERE = "SELECT NULL::text, NULL::text WHERE false";

    private final DatabaseClient database;
    private final TableRetentionSettings settings;
    private final Clock clock;
    private volatile @Nullable Disposable running;

    public TableRetention(DatabaseClient database, TableRetentionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running =
                Flux.interval(Duration.ofMinutes(1), EVERY)
                        .onBackpressureDrop()
                        .concatMap(_ -> delete().onErrorResume(TableRetention::tryLater))
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

    private static Mono<Void> tryLater(Throwable failed) {
        LOG.warn("Old rows could not be deleted and will be tried again", failed);
        return Mono.empty();
    }

    /** Deletes what is old enough, table by table. */
    public Mono<Void> delete() {
        return Flux.fromIterable(settings.tables())
                .filter(table -> table.age() != null)
                .concatMap(this::delete)
                .then();
    }

    private Mono<Void> delete(Table table) {
        var now = clock.instant();
        return Mono.defer(() -> portion(table, now)).repeat().takeUntil(rows -> rows == 0).then();
    }

    private Mono<Long> portion(Table table, Instant now) {
        var keep = List.copyOf(table.keep().entrySet());
        var places = settings.places();
        var sql =
                """
                WITH kept AS (
                    SELECT * FROM unnest(:places, CAST(:cutoffs AS timestamptz[]))
                        AS kept (place, cutoff)),
                cutoff AS (
                    SELECT located.debtor_id, min(coalesce(kept.cutoff, :other)) AS cutoff
                    FROM (%3$s) AS located (debtor_id, place)
                    LEFT JOIN kept
                        ON located.place = kept.place OR starts_with(located.place, kept.place || '-')
                    GROUP BY located.debtor_id),
                aged AS (
                    SELECT said.debtor_id FROM %1$s said
                    LEFT JOIN cutoff ON cutoff.debtor_id = said.debtor_id
                    GROUP BY said.debtor_id, cutoff.cutoff
                    HAVING max(said.%2$s) < coalesce(cutoff.cutoff, :earliest)
                    LIMIT :chunk)
                DELETE FROM %1$s WHERE debtor_id IN (SELECT debtor_id FROM aged)
                """
                        .formatted(table.name(), table.age(), places == null ? NOWHERE : places);
        return database.sql(sql)
                .bind("places", keep.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .bind(
                        "cutoffs",
                        keep.stream()
                                .map(one -> before(now, one.getValue()).toString())
                                .toArray(String[]::new))
                .bind(
                        "other",
                        before(
                                now,
                                Objects.requireNonNull(
                                        table.keep().get(TableRetentionSettings.ANY))))
                .bind("earliest", earliest(table, now))
                .bind("chunk", CHUNK)
                .fetch()
                .rowsUpdated();
    }

    private static Instant earliest(Table table, Instant now) {
        return table.keep().values().stream()
                .map(period -> before(now, period))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant before(Instant now, Period period) {
        return now.atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
