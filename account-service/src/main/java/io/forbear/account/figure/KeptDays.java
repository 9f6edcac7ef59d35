package io.forbear.account.figure;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps which days are kept, and how far each has been counted. */
@Component
class KeptDays {
    private static final String ASK =
            """
            INSERT INTO kept_day (on_date, rules, asked_at)
            SELECT day, :rules, :now FROM unnest(CAST(:days AS date[])) AS day
            ON CONFLICT (on_date) DO NOTHING
            """;

    /** Other rules judge anew. */
    private static final String BEGIN_ANEW =
            """
            UPDATE kept_day SET rules = :rules, cursor = '', accounts = 0, done_at = NULL
            WHERE rules <> :rules
            """;

    /** Called after the days have become visible: who began before may not have seen them. */
    private static final String WAIT_FOR_OTHERS =
            """
            UPDATE kept_day SET ready_after = pg_snapshot_xmax(pg_current_snapshot())
            WHERE ready_after IS NULL
            """;

    /** Days that were counted equally far go on together. */
    private static final String TO_COUNT =
            """
            SELECT cursor, array_agg(CAST(on_date AS text) ORDER BY on_date) AS days FROM kept_day
            WHERE done_at IS NULL AND ready_after <= pg_snapshot_xmin(pg_current_snapshot())
            GROUP BY cursor ORDER BY cursor LIMIT 1
            """;

    private static final String DONE =
            """
            SELECT on_date FROM kept_day
            WHERE on_date = ANY (CAST(:days AS date[])) AND done_at IS NOT NULL AND rules = :rules
            """;

    private static final String COUNTED =
            """
            UPDATE kept_day SET cursor = :account, accounts = accounts + :more
            WHERE on_date = ANY (CAST(:days AS date[]))
            """;

    private final DatabaseClient database;

    KeptDays(DatabaseClient database) {
        this.database = database;
    }

    /** Days that go on from an account; empty text: from the first. */
    record Portion(String cursor, List<LocalDate> days) {}

    /** From now on these days are to be kept, too. */
    Mono<Void> ask(Collection<LocalDate> days, String rules, Instant now) {
        return database.sql(ASK)
                .bind("days", texts(days))
                .bind("rules", rules)
                .bind("now", now)
                .then();
    }

    /** Lets days be counted anew that were counted by other rules. */
    Mono<Void> beginAnewBy(String rules) {
        return database.sql(BEGIN_ANEW).bind("rules", rules).then();
    }

    /** Has days wait until everybody has ended who may not know that they are kept. */
    Mono<Void> waitForOthers() {
        return database.sql(WAIT_FOR_OTHERS).then();
    }

    /** What is to be counted next; empty if nothing is, or others have to end before. */
    Mono<Portion> toCount() {
        return database.sql(TO_COUNT)
                .map(
                        row ->
                                new Portion(
                                        get(row, "cursor", String.class),
                                        Arrays.stream(get(row, "days", String[].class))
                                                .map(LocalDate::parse)
                                                .toList()))
                .one();
    }

    Mono<Void> countedUpTo(List<LocalDate> days, String account, int more) {
        return database.sql(COUNTED)
                .bind("account", account)
                .bind("more", more)
                .bind("days", texts(days))
                .then();
    }

    Mono<Void> done(List<LocalDate> days, Instant now) {
        return database.sql(
                        "UPDATE kept_day SET done_at = :now WHERE on_date = ANY (CAST(:days AS date[]))")
                .bind("now", now)
                .bind("days", texts(days))
                .then();
    }

    /** Whether all of these days have been counted, by these rules. */
    Mono<Boolean> areDone(Collection<LocalDate> days, String rules) {
        return database.sql(DONE)
                .bind("days", texts(days))
                .bind("rules", rules)
                .map(row -> get(row, "on_date", LocalDate.class))
                .all()
                .collectList()
                .map(done -> done.containsAll(days));
    }

    /** Every kept day, whether it is done or not. */
    Flux<LocalDate> days() {
        return database.sql("SELECT on_date FROM kept_day ORDER BY on_date")
                .map(row -> get(row, "on_date", LocalDate.class))
                .all();
    }

    /** How far each has come, the newest first. */
    Flux<KeptDay> all() {
        return database.sql("SELECT * FROM kept_day ORDER BY on_date DESC")
                .map(KeptDays::day)
                .all();
    }

    /** The driver knows arrays of texts, and none of dates. */
    static String[] texts(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static KeptDay day(Readable row) {
        return new KeptDay(
                get(row, "on_date", LocalDate.class),
                get(row, "cursor", String.class),
                get(row, "accounts", Long.class),
                get(row, "asked_at", Instant.class),
                row.get("done_at", Instant.class));
    }
}
