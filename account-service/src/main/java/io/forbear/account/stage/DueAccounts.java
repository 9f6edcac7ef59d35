package io.forbear.account.stage;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds accounts whose stage time alone has changed. */
@Component
class DueAccounts {
    /** One that is held, by an event that is being taken down, is left to the next look. */
    private static final String DUE =
            """
            SELECT account_id, next_stage_at,
                pg_try_advisory_xact_lock(hashtextextended(account_id, 0)) AS held
            FROM (
                SELECT account_id, next_stage_at FROM account
                WHERE next_stage_at <= :now AND (next_stage_at, account_id) > (:at, :accountId)
                ORDER BY next_stage_at, account_id
                LIMIT :limit) AS due
            """;

    private static final String WAITING =
            """
            SELECT coalesce(sum(coalesce(records, 1)), 0) AS waiting
            FROM (SELECT records FROM outbox LIMIT :limit) AS oldest
            """;

    private final DatabaseClient database;

    DueAccounts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An account that is due.
     *
     * @param at since when
     * @param held whether it is ours until the transaction ends
     */
    record Due(AccountId account, Instant at, boolean held) {}

    /** Accounts that are due, those waiting longest first, after another; holds them. */
    Flux<Due> after(Due last, Instant now, int limit) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("at", last.at())
                .bind("accountId", last.account().value())
                .bind("limit", limit)
                .map(
                        row ->
                                new Due(
                                        new AccountId(get(row, "account_id", String.class)),
                                        get(row, "next_stage_at", Instant.class),
                                        get(row, "held", Boolean.class)))
                .all();
    }

    /** How many events wait to be published; counted up to a limit. */
    Mono<Long> eventsWaiting(int limit) {
        return database.sql(WAITING)
                .bind("limit", limit)
                .map(row -> get(row, "waiting", Long.class))
                .one();
    }
}
