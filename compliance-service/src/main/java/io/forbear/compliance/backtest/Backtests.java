package io.forbear.compliance.backtest;

import io.forbear.compliance.backtest.Backtest.Request;
import io.forbear.compliance.backtest.Backtest.Status;
import io.forbear.compliance.rulepack.PackVersion;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The back-tests and what they have shown. */
@Component
public class Backtests {
    private static final String INSERT =
            """
            insert into rule_pack_backtest
                (rule_pack_id, number, digest, requested_by, started_at, request, status)
            select :id, coalesce(max(number), 0) + 1, :digest, :by, :at, cast(:request as jsonb),
                'RUNNING'
            from rule_pack_backtest where rule_pack_id = :id
            returning number
            """;

    private static final String ALIVE =
            """
            update rule_pack_backtest
            set records_done = :done, records_all = :all, alive_at = now()
            where rule_pack_id = :id and number = :number and status = 'RUNNING'
            """;

    private static final String FINISH =
            """
            update rule_pack_backtest
            set status = 'FINISHED', report = cast(:report as jsonb), finished_at = :at,
                records_done = records_all
            where rule_pack_id = :id and number = :number
            """;

    private static final String END =
            """
            update rule_pack_backtest
            set status = :status, failure = :failure, finished_at = :at
            where rule_pack_id = :id and number = :number
            """;

    private static final String EXPIRE =
            """
            update rule_pack_backtest
            set status = 'INTERRUPTED', failure = 'the instance that ran it is gone'
            where status = 'RUNNING' and alive_at < now() - interval '60 seconds'
            """;

    private static final String SELECT =
            "select *, request::text as asked, report::text as told from rule_pack_backtest ";

    private final DatabaseClient database;
    private final JsonMapper json;

    Backtests(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Stores that a back-test begins; its number. */
    Mono<Integer> begin(PackVersion version, Request request, String by, Instant at) {
        return database.sql(INSERT)
                .bind("id", version.id())
                .bind("digest", version.digest())
                .bind("by", by)
                .bind("at", at)
                .bind("request", json.writeValueAsString(request))
                .map(row -> get(row, "number", Integer.class))
                .one();
    }

    Mono<Void> alive(String id, int number, Progress progress) {
        return database.sql(ALIVE)
                .bind("id", id)
                .bind("number", number)
                .bind("done", progress.done())
                .bind("all", progress.all())
                .then();
    }

    Mono<Void> finish(String id, int number, Report report, Instant at) {
        return database.sql(FINISH)
                .bind("id", id)
                .bind("number", number)
                .bind("report", json.writeValueAsString(report))
                .bind("at", at)
                .then();
    }

    Mono<Void> end(String id, int number, Status status, String failure, Instant at) {
        return database.sql(END)
                .bind("id", id)
                .bind("number", number)
                .bind("status", status.name())
                .bind("failure", failure)
                .bind("at", at)
                .then();
    }

    Mono<Backtest> find(String id, int number) {
        return expire().then(
                        database.sql(SELECT + "where rule_pack_id = :id and number = :number")
                                .bind("id", id)
                                .bind("number", number)
                                .map(this::backtest)
                                .one());
    }

    /** The back-tests of a version, newest first. */
    Flux<Backtest> of(String id) {
        return expire().thenMany(
                        database.sql(SELECT + "where rule_pack_id = :id order by number desc")
                                .bind("id", id)
                                .map(this::backtest)
                                .all());
    }

    /** Whether a back-test of this very text was finished. */
    public Mono<Boolean> finished(String id, String digest) {
        return database.sql(
                        "select 1 as one from rule_pack_backtest where rule_pack_id = :id"
                                + " and digest = :digest and status = 'FINISHED' limit 1")
                .bind("id", id)
                .bind("digest", digest)
                .fetch()
                .first()
                .hasElement();
    }

    /** Whoever runs a back-test says so every second; from silence follows that nobody does. */
    private Mono<Void> expire() {
        return database.sql(EXPIRE).then();
    }

    private Backtest backtest(Readable row) {
        var report = row.get("told", String.class);
        return new Backtest(
                get(row, "rule_pack_id", String.class),
                get(row, "number", Integer.class),
                get(row, "digest", String.class),
                get(row, "requested_by", String.class),
                get(row, "started_at", Instant.class),
                json.readValue(get(row, "asked", String.class), Request.class),
                Status.valueOf(get(row, "status", String.class)),
                get(row, "records_done", Long.class),
                get(row, "records_all", Long.class),
                row.get("finished_at", Instant.class),
                report == null ? null : json.readValue(report, Report.class),
                row.get("failure", String.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
