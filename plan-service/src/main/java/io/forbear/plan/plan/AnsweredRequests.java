package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps which request was answered with which plan, so that a repeated one makes no second plan.
 */
@Component
class AnsweredRequests {
    private static final String CLAIM =
            """
            INSERT INTO answered_request VALUES (:subject, :key, :digest, :planId, :now)
            ON CONFLICT (subject, idempotency_key) DO NOTHING
            """;

    private static final String FIND =
            """
            SELECT digest, plan_id FROM answered_request
            WHERE subject = :subject AND idempotency_key = :key
            """;

    private final DatabaseClient database;

    AnsweredRequests(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A request as its caller marked it.
     *
     * @param subject of the caller's token; keys of different callers have nothing to do with each
     *     other
     * @param key what the caller chose to tell his requests apart
     * @param digest of what is asked for
     */
    record Marked(String subject, String key, String digest) {}

    /**
     * What was answered.
     *
     * @param digest of what was asked for
     */
    record Answer(String digest, String planId) {}

    /** Claims the key for a plan; false if it was used before. */
    Mono<Boolean> claim(Marked request, String planId, Instant now) {
        return database.sql(CLAIM)
                .bind("subject", request.subject())
                .bind("key", request.key())
                .bind("digest", request.digest())
                .bind("planId", planId)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Answer> find(Marked request) {
        return database.sql(FIND)
                .bind("subject", request.subject())
                .bind("key", request.key())
                .map(
                        row ->
                                new Answer(
                                        get(row, "digest", String.class),
                                        get(row, "plan_id", String.class)))
                .one();
    }
}
