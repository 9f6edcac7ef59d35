package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what became of plans. */
@Component
class PlanFacts {
    private static final String WITHDRAW =
            """
            UPDATE plan_fact SET kind = 'WITHDRAWN', recorded_at = :recordedAt
            WHERE event_id = :eventId AND account_id <> ALL (:accountIds) AND kind <> 'WITHDRAWN'
            RETURNING account_id
            """;

    private static final String PUT =
            """
            WITH former AS (
                SELECT account_id FROM plan_fact
                WHERE event_id = :eventId AND account_id = :accountId)
            INSERT INTO plan_fact (
                event_id, account_id, plan_id, kind, effective_at, recorded_at)
            VALUES (:eventId, :accountId, :planId, :kind, :effectiveAt, :recordedAt)
            ON CONFLICT (event_id, account_id) DO UPDATE SET
                plan_id = excluded.plan_id,
                kind = excluded.kind,
                effective_at = excluded.effective_at,
                recorded_at = excluded.recorded_at
            RETURNING (SELECT account_id FROM former) AS former_account_id
            """;

    private static final String ON_ACCOUNTS =
            """
            SELECT plan_fact.* FROM unnest(:accountIds) AS about (id)
            JOIN plan_fact ON plan_fact.account_id = about.id
            WHERE kind <> 'WITHDRAWN'
            """;

    private final DatabaseClient database;

    PlanFacts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps a fact, in place of an earlier one with its event id on its account.
     *
     * @return the account, if there was an earlier one
     */
    Mono<AccountId> put(PlanFact fact, Instant recordedAt) {
        return database.sql(PUT)
                .bind("eventId", fact.eventId())
                .bind("accountId", fact.accountId().value())
                .bind("planId", fact.planId())
                .bind("kind", fact.kind().name())
                .bind("effectiveAt", fact.effectiveAt())
                .bind("recordedAt", recordedAt)
                .map(Facts::formerAccount)
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /**
     * Takes back the facts of an event on all accounts but those its newest version names.
     *
     * @return the accounts that lost one
     */
    Flux<AccountId> withdrawElsewhere(
            UUID eventId, Collection<AccountId> accounts, Instant recordedAt) {
        return database.sql(WITHDRAW)
                .bind("eventId", eventId)
                .bind("recordedAt", recordedAt)
                .bind("accountIds", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .map(row -> new AccountId(get(row, "account_id", String.class)))
                .all();
    }

    Flux<PlanFact> on(String[] accountIds) {
        return database.sql(ON_ACCOUNTS).bind("accountIds", accountIds).map(PlanFacts::fact).all();
    }

    static PlanFact fact(Readable row) {
        return new PlanFact(
                get(row, "event_id", UUID.class),
                new AccountId(get(row, "account_id", String.class)),
                get(row, "plan_id", String.class),
                PlanFact.Kind.valueOf(get(row, "kind", String.class)),
                get(row, "effective_at", Instant.class));
    }
}
