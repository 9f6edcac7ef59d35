package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the facts of many accounts, some hundreds at a time, without holding any. */
@Component
public class FactScan {
    private static final int AT_ONCE = 500;

    private static final String NEXT =
            """
            SELECT DISTINCT account_id FROM statement
            WHERE account_id > :after
            ORDER BY account_id
            LIMIT :limit
            """;

    private final DatabaseClient database;
    private final Postings postings;
    private final PlanFacts plans;
    private final PromiseFacts promises;
    private final Circumstances circumstances;
    private final TransactionalOperator snapshot;

    FactScan(
            DatabaseClient database,
            Postings postings,
            PlanFacts plans,
            PromiseFacts promises,
            Circumstances circumstances,
            ReactiveTransactionManager transactions) {
        this.database = database;
        this.postings = postings;
        this.plans = plans;
        this.promises = promises;
        this.circumstances = circumstances;
        this.snapshot = TransactionalOperator.create(transactions, snapshot());
    }

    private static TransactionDefinition snapshot() {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }

    /** Does some reading, all of it as the facts are known at one moment. */
    public <T> Mono<T> atOneMoment(Mono<T> reading) {
        return reading.as(snapshot::transactional);
    }

    /**
     * Every account of which a statement is known, in the order of ids, in portions.
     *
     * @param after where to go on: an account id, or an empty text
     */
    public Flux<List<KnownFacts>> allAfter(String after) {
        return portionAfter(after)
                .expand(
                        portion ->
                                portion.isEmpty()
                                        ? Mono.empty()
                                        : portionAfter(portion.getLast().account().value()));
    }

    /** The next of them, some hundreds; none after the last. */
    public Mono<List<KnownFacts>> portionAfter(String account) {
        return database.sql(NEXT)
                .bind("after", account)
                .bind("limit", AT_ONCE)
                .map(row -> new AccountId(get(row, "account_id", String.class)))
                .all()
                .collectList()
                .flatMap(this::of);
    }

    /** These accounts, in the order given; one of which nothing is known has no facts. */
    public Mono<List<KnownFacts>> of(List<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).toArray(String[]::new);
        return statements(ids)
                .concatWith(postings.on(ids))
                .concatWith(plans.on(ids))
                .concatWith(promises.on(ids))
                .concatWith(circumstances.on(ids))
                .collectList()
                .map(facts -> byAccount(accounts, facts));
    }

    private Flux<Fact> statements(String[] accountIds) {
        return database.sql("SELECT * FROM statement WHERE account_id = ANY (:accountIds)")
                .bind("accountIds", accountIds)
                .map(row -> (Fact) Statements.statement(row))
                .all();
    }

    private static List<KnownFacts> byAccount(List<AccountId> accounts, List<Fact> facts) {
        Map<AccountId, List<Fact>> known = new LinkedHashMap<>();
        accounts.forEach(account -> known.put(account, new ArrayList<>()));
        facts.forEach(
                fact -> Stream.ofNullable(known.get(fact.accountId())).forEach(l -> l.add(fact)));
        return known.entrySet().stream()
                .map(entry -> new KnownFacts(entry.getKey(), entry.getValue()))
                .toList();
    }
}
