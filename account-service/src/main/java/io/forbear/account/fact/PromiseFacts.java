package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.PromiseFact.Outcome;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what promises to pay have come to. No stage depends on it, so no account is held. */
@Component
public class PromiseFacts {
    private static final String VOID_ELSEWHERE =
            """
            UPDATE promise_fact SET outcome = 'VOID', recorded_at = :recordedAt
            WHERE event_id = :eventId AND account_id <> ALL (:accountIds) AND outcome <> 'VOID'
            """;

    private static final String PUT =
            """
            INSERT INTO promise_fact (
                event_id, account_id, promise_id, sequence, outcome, effective_at, recorded_at)
            VALUES (
                :eventId, :accountId, :promiseId, :sequence, :outcome, :effectiveAt, :recordedAt)
            ON CONFLICT (event_id, account_id) DO UPDATE SET
                promise_id = excluded.promise_id,
                sequence = excluded.sequence,
                outcome = excluded.outcome,
                effective_at = excluded.effective_at,
                recorded_at = excluded.recorded_at
            """;

    private static final String ON_ACCOUNTS =
            """
            SELECT promise_fact.* FROM unnest(:accountIds) AS about (id)
            JOIN promise_fact ON promise_fact.account_id = about.id
            WHERE outcome <> 'VOID'
            """;

    private final DatabaseClient database;

    PromiseFacts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps one judgement, a fact for each of the promise's accounts, in place of what an earlier
     * version of its event said.
     */
    public Mono<Void> takeAll(List<PromiseFact> facts, Instant recordedAt) {
        return Flux.fromIterable(facts)
                .concatMap(fact -> put(fact, recordedAt))
                .then(Mono.defer(() -> voidElsewhere(facts, recordedAt)));
    }

    private Mono<Void> put(PromiseFact fact, Instant recordedAt) {
        return database.sql(PUT)
                .bind("eventId", fact.eventId())
                .bind("accountId", fact.accountId().value())
                .bind("promiseId", fact.promiseId())
                .bind("sequence", fact.sequence())
                .bind("outcome", fact.outcome().name())
                .bind("effectiveAt", fact.effectiveAt())
                .bind("recordedAt", recordedAt)
                .then();
    }

    private Mono<Void> voidElsewhere(List<PromiseFact> facts, Instant recordedAt) {
        return database.sql(VOID_ELSEWHERE)
                .bind("eventId", facts.getFirst().eventId())
                .bind("recordedAt", recordedAt)
                .bind(
                        "accountIds",
                        facts.stream().map(fact -> fact.accountId().value()).toArray(String[]::new))
                .then();
    }

    Flux<PromiseFact> on(String[] accountIds) {
        return database.sql(ON_ACCOUNTS)
                .bind("accountIds", accountIds)
                .map(PromiseFacts::fact)
                .all();
    }

    private static PromiseFact fact(Readable row) {
        return new PromiseFact(
                get(row, "event_id", UUID.class),
                new AccountId(get(row, "account_id", String.class)),
                get(row, "promise_id", String.class),
                get(row, "sequence", Long.class),
                Outcome.valueOf(get(row, "outcome", String.class)),
                get(row, "effective_at", Instant.class));
    }
}
