package io.forbear.plan.request;

import static io.forbear.service.row.Column.get;

import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what was made of marked requests. The caller has a transaction. */
@Component
public class MarkedRequests {
    private static final String CLAIM =
            """
            INSERT INTO marked_request VALUES (:subject, :key, :digest, :madeId, :now)
            ON CONFLICT (subject, idempotency_key) DO NOTHING
            """;
    private static final String FIND =
            """
            SELECT digest, made_id FROM marked_request
            WHERE subject = :subject AND idempotency_key = :key
            """;

    private final DatabaseClient database;
    private final Clock clock;

    MarkedRequests(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Answer(String digest, String madeId) {}

    /**
     * Makes what is asked for, unless the same request made it before.
     *
     * @param madeId id of what would be made
     * @param find finds what was made before
     * @return fails with a {@link Problem} 422 if the key was used for something else
     */
    public <T> Mono<T> once(
            @Nullable Marked request, String madeId, Mono<T> make, Function<String, Mono<T>> find) {
        if (request == null) {
            return make;
        }
        return database.sql(CLAIM)
                .bind("subject", request.subject())
                .bind("key", request.key())
                .bind("digest", request.digest())
                .bind("madeId", madeId)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? make : again(request, find));
    }

    private <T> Mono<T> again(Marked request, Function<String, Mono<T>> find) {
        return database.sql(FIND)
                .bind("subject", request.subject())
                .bind("key", request.key())
                .map(
                        row ->
                                new Answer(
                                        get(row, "digest", String.class),
                                        get(row, "made_id", String.class)))
                .one()
                .flatMap(
                        answer ->
                                answer.digest().equals(request.digest())
                                        ? find.apply(answer.madeId())
                                        : Mono.error(
                                                Problem.invalid(
                                                        "Idempotency-Key",
                                                        "was used before for another request")));
    }
}
