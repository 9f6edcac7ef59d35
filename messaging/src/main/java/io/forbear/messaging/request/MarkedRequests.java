package io.forbear.messaging.request;

import static io.forbear.service.row.Column.get;

import io.forbear.messaging.RememberedRequests;
import io.forbear.service.problem.Problem;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps what marked requests made, as long as requests are {@link RememberedRequests}. */
public final class MarkedRequests {
    /** Where they are kept. */
    public static final RememberedRequests TABLE = new RememberedRequests("made_request");

    private static final String CLAIM =
            """
            insert into made_request (subject, idempotency_key, digest, made)
            values (:subject, :key, :digest, :made)
            on conflict (subject, idempotency_key) do nothing
            """;

    private static final String FIND =
            """
            select digest, made from made_request
            where subject = :subject and idempotency_key = :key
            """;

    private final DatabaseClient database;

    public MarkedRequests(DatabaseClient database) {
        this.database = database;
    }

    private record Answer(String digest, String made) {}

    /**
     * Makes what is asked for, or finds what the same request made before. The caller has a
     * transaction.
     *
     * @param mark null: not marked, so that it always makes something
     * @param id of what is made if it is new
     * @param make makes it
     * @param find finds it by id
     * @return fails with a {@link Problem} 422 if the key was used for another request
     */
    public <T> Mono<T> once(
            @Nullable Mark mark,
            String id,
            Supplier<Mono<T>> make,
            Function<String, Mono<T>> find) {
        if (mark == null) {
            return Mono.defer(make);
        }
        return claim(mark, id).flatMap(first -> first ? make.get() : again(mark, find));
    }

    private Mono<Boolean> claim(Mark mark, String id) {
        return database.sql(CLAIM)
                .bind("subject", mark.subject())
                .bind("key", mark.key())
                .bind("digest", mark.digest())
                .bind("made", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private <T> Mono<T> again(Mark mark, Function<String, Mono<T>> find) {
        return database.sql(FIND)
                .bind("subject", mark.subject())
                .bind("key", mark.key())
                .map(
                        row ->
                                new Answer(
                                        get(row, "digest", String.class),
                                        get(row, "made", String.class)))
                .one()
                .flatMap(
                        answer ->
                                answer.digest().equals(mark.digest())
                                        ? find.apply(answer.made())
                                        : Mono.error(
                                                Problem.invalid(
                                                        "Idempotency-Key",
                                                        "was used before for another request")));
    }
}
