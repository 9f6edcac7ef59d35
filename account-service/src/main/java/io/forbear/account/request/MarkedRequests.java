package io.forbear.account.request;

import static io.forbear.service.row.Column.get;

import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what marked requests made. */
@Component
public class MarkedRequests {
    private static final String CLAIM =
            """
            INSERT INTO marked_request VALUES (:subject, :key, :digest, :made, :now)
            ON CONFLICT (subject, idempotency_key) DO NOTHING
            """;

    private static final String FIND =
            """
            SELECT digest, made FROM marked_request
            WHERE subject = :subject AND idempotency_key = :key
            """;

    private final DatabaseClient database;
    private final Clock clock;

    MarkedRequests(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes what is asked for, or finds what the same request made before. The caller has a
     * transaction.
     *
     * @param id of what is made if it is new
     * @param make makes it
     * @param find finds it by id
     * @return fails with a {@link Problem} 422 if the key was used for another request
     */
    public <T> Mono<T> once(
            Mark mark, String id, Supplier<Mono<T>> make, Function<String, Mono<T>> find) {
        var key = mark.key();
        if (key == null) {
            return Mono.defer(make);
        }
        return claim(mark, key, id)
                .flatMap(first -> first ? make.get() : made(mark, key).flatMap(find));
    }

    private Mono<Boolean> claim(Mark mark, String key, String id) {
        return database.sql(CLAIM)
                .bind("subject", mark.subject())
                .bind("key", key)
                .bind("digest", mark.digest())
                .bind("made", id)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<String> made(Mark mark, String key) {
        return database.sql(FIND)
                .bind("subject", mark.subject())
                .bind("key", key)
                .map(
                        row ->
                                get(row, "digest", String.class).equals(mark.digest())
                                        ? get(row, "made", String.class)
                                        : "")
                .one()
                .filter(id -> !id.isEmpty())
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.invalid(
                                                "Idempotency-Key",
                                                "was used before for another request")));
    }
}
