package io.forbear.contact.reach;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.HourCount;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sums attempts by group, means and hour, each as it was corrected last. */
@Component
class ReachCounts {
    /**
     * One at a time, so that sums are not waited for; what has been counted before is taken back.
     */
    private static final String COUNT =
            """
            WITH turn AS (
                SELECT pg_try_advisory_xact_lock(hashtext('reach_count')) AS ours),
            fresh AS (
                SELECT * FROM reach_attempt
                WHERE dirty AND (SELECT ours FROM turn)
                ORDER BY attempt_id LIMIT :limit FOR UPDATE SKIP LOCKED),
            change AS (
                SELECT alike, means, hour, 1 AS attempts, reached::int AS reached FROM fresh
                WHERE alike IS NOT NULL
                UNION ALL
                SELECT counted_alike, counted_means, counted_hour, -1, -counted_reached::int
                FROM fresh WHERE counted_alike IS NOT NULL),
            summed AS (
                INSERT INTO reach_count AS known
                SELECT alike, means, hour, sum(attempts), sum(reached) FROM change
                GROUP BY alike, means, hour
                ON CONFLICT (alike, means, hour) DO UPDATE SET
                    attempts = known.attempts + excluded.attempts,
                    reached = known.reached + excluded.reached)
            UPDATE reach_attempt SET dirty = false, counted_alike = fresh.alike,
                counted_means = fresh.means, counted_hour = fresh.hour,
                counted_reached = fresh.reached
            FROM fresh WHERE reach_attempt.attempt_id = fresh.attempt_id
            """;

    private final DatabaseClient database;

    ReachCounts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Counts attempts that were not, or are corrected. The caller has a transaction.
     *
     * @return how many
     */
    Mono<Long> count(int limit) {
        return database.sql(COUNT).bind("limit", limit).fetch().rowsUpdated();
    }

    private record OfGroup(String group, HourCount count) {}

    /** All sums by group. */
    Mono<Map<String, List<HourCount>>> all() {
        return database.sql("SELECT * FROM reach_count WHERE attempts > 0")
                .map(ReachCounts::row)
                .all()
                .collect(
                        Collectors.groupingBy(
                                OfGroup::group,
                                Collectors.mapping(
                                        OfGroup::count, Collectors.toUnmodifiableList())));
    }

    private static OfGroup row(Readable row) {
        return new OfGroup(
                get(row, "alike", String.class),
                new HourCount(
                        Means.valueOf(get(row, "means", String.class)),
                        get(row, "hour", Short.class),
                        Math.toIntExact(get(row, "attempts", Long.class)),
                        Math.toIntExact(get(row, "reached", Long.class))));
    }
}
