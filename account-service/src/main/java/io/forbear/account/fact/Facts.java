package io.forbear.account.fact;

import io.forbear.account.fact.Statements.Newest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps facts, and finds all that is known about an account. Whoever takes down a fact holds the
 * account until its transaction ends, so that what follows from its facts is judged from all of
 * them, whichever topics they come from.
 */
@Component
public class Facts {
    private static final String HOLD =
            """
            SELECT pg_advisory_xact_lock(hashtextextended(account_id, 0))
            FROM (SELECT unnest(:accountIds) AS account_id ORDER BY 1) AS accounts
            """;

    private final DatabaseClient database;
    private final Statements statements;
    private final Postings postings;
    private final PlanFacts plans;

    Facts(DatabaseClient database, Statements statements, Postings postings, PlanFacts plans) {
        this.database = database;
        this.statements = statements;
        this.postings = postings;
        this.plans = plans;
    }

    /**
     * What taking down a fact has touched.
     *
     * @param accounts the accounts it is about; those it was about before, too, if it is corrected
     * @param correction whether it corrects an earlier fact
     */
    public record Taken(List<AccountId> accounts, boolean correction) {}

    /** Keeps a statement or posting. */
    public Mono<Taken> take(Fact fact, Instant recordedAt) {
        return hold(List.of(fact.accountId()))
                .then(Mono.defer(() -> put(fact, recordedAt)))
                .map(former -> List.copyOf(new TreeSet<>(List.of(former, fact.accountId()))))
                .map(accounts -> new Taken(accounts, true))
                .defaultIfEmpty(new Taken(List.of(fact.accountId()), false))
                .delayUntil(taken -> taken.correction() ? hold(taken.accounts()) : Mono.empty());
    }

    /** Keeps what one event says about a plan: one fact for each of the plan's accounts. */
    public Mono<Taken> takeAll(List<PlanFact> facts, Instant recordedAt) {
        var accounts = facts.stream().map(PlanFact::accountId).distinct().sorted().toList();
        var eventId = facts.getFirst().eventId();
        return hold(accounts)
                .thenMany(Flux.fromIterable(facts))
                .concatMap(fact -> plans.put(fact, recordedAt))
                .concatWith(plans.withdrawElsewhere(eventId, accounts, recordedAt))
                .collectList()
                .map(touched -> taken(accounts, touched));
    }

    private static Taken taken(List<AccountId> accounts, List<AccountId> corrected) {
        var all = new TreeSet<>(accounts);
        all.addAll(corrected);
        return new Taken(List.copyOf(all), !corrected.isEmpty());
    }

    private Mono<AccountId> put(Fact fact, Instant recordedAt) {
        return switch (fact) {
            case Statement statement -> statements.put(statement, recordedAt);
            case Posting posting -> postings.put(posting, recordedAt);
            case PlanFact plan -> plans.put(plan, recordedAt);
        };
    }

    /** Holds accounts until the surrounding transaction ends. */
    public Mono<Void> hold(Collection<AccountId> accounts) {
        return database.sql(HOLD)
                .bind("accountIds", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .map(_ -> true)
                .all()
                .then();
    }

    /** All that is known about an account. */
    public Mono<AccountFacts> of(AccountId account) {
        return Mono.zip(
                        statements.newest(account).defaultIfEmpty(Newest.NONE),
                        postings.on(account).collectList(),
                        plans.on(account).collectList())
                .map(
                        known ->
                                new AccountFacts(
                                        known.getT1().statement(),
                                        known.getT1().everOverdue(),
                                        known.getT2(),
                                        known.getT3()));
    }

    static Optional<AccountId> formerAccount(Readable row) {
        return Optional.ofNullable(row.get("former_account_id", String.class)).map(AccountId::new);
    }
}
