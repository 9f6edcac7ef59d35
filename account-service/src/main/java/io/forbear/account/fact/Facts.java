package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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

    private static final String OF_DEBTOR =
            "SELECT account_id FROM account WHERE debtor_id = :debtorId";

    private final DatabaseClient database;
    private final Statements statements;
    private final Postings postings;
    private final PlanFacts plans;
    private final Circumstances circumstances;

    Facts(
            DatabaseClient database,
            Statements statements,
            Postings postings,
            PlanFacts plans,
            Circumstances circumstances) {
        this.database = database;
        this.statements = statements;
        this.postings = postings;
        this.plans = plans;
        this.circumstances = circumstances;
    }

    /**
     * What taking down a fact has touched.
     *
     * @param accounts the accounts it is about; those it was about before, too, if it is corrected
     * @param correction whether it corrects an earlier fact
     */
    public record Taken(List<AccountId> accounts, boolean correction) {}

    /**
     * Keeps statements. The caller holds their accounts; those they were about before, if they are
     * corrected, are held here.
     *
     * @param stated of different events
     * @return in their order
     */
    public Mono<List<Taken>> takeStatements(List<Statement> stated, Instant recordedAt) {
        return stated.isEmpty()
                ? Mono.just(List.of())
                : statements
                        .putAll(stated, recordedAt)
                        .flatMap(
                                former ->
                                        taken(
                                                stated,
                                                Statement::eventId,
                                                Statement::accountId,
                                                former));
    }

    /** Keeps postings, like {@link #takeStatements}. */
    public Mono<List<Taken>> takePostings(List<Posting> posted, Instant recordedAt) {
        return posted.isEmpty()
                ? Mono.just(List.of())
                : postings.putAll(posted, recordedAt)
                        .flatMap(
                                former ->
                                        taken(
                                                posted,
                                                Posting::eventId,
                                                Posting::accountId,
                                                former));
    }

    private <F> Mono<List<Taken>> taken(
            List<F> facts,
            Function<F, UUID> eventId,
            Function<F, AccountId> account,
            Map<UUID, AccountId> former) {
        var taken =
                facts.stream()
                        .map(fact -> taken(account.apply(fact), former.get(eventId.apply(fact))))
                        .toList();
        return former.isEmpty()
                ? Mono.just(taken)
                : hold(new TreeSet<>(former.values())).thenReturn(taken);
    }

    private static Taken taken(AccountId account, @Nullable AccountId former) {
        return former == null
                ? new Taken(List.of(account), false)
                : new Taken(List.copyOf(new TreeSet<>(List.of(former, account))), true);
    }

    /** Keeps what one event says about a plan, a fact for each of its accounts, and holds them. */
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

    /** Keeps what a debtor has declared, and holds the accounts it is about. */
    public Mono<Taken> take(Notice notice, Instant recordedAt) {
        var named = notice.accounts().stream().map(AccountId::value).toArray(String[]::new);
        var content = notice.content();
        var about =
                content == null
                        ? new String[0]
                        : named.length == 0 ? new String[] {Circumstances.EVERY_ACCOUNT} : named;
        return Flux.fromArray(about)
                .concatMap(account -> circumstances.put(entry(notice, account), recordedAt))
                .any(corrected -> corrected)
                .zipWith(
                        circumstances
                                .withdrawElsewhere(notice.eventId(), about, recordedAt)
                                .collectList())
                .flatMap(
                        done ->
                                touched(notice, about.length > 0, done.getT2())
                                        .map(
                                                accounts ->
                                                        new Taken(
                                                                accounts,
                                                                done.getT1()
                                                                        || !done.getT2()
                                                                                .isEmpty())))
                .delayUntil(taken -> hold(taken.accounts()));
    }

    private static Circumstances.Entry entry(Notice notice, String account) {
        var content = Objects.requireNonNull(notice.content());
        return new Circumstances.Entry(
                notice.eventId(),
                account,
                notice.debtorId().value(),
                content.kind().name(),
                content.subject(),
                content.state().name(),
                content.effectiveAt(),
                null,
                null,
                null,
                null);
    }

    /** The debtor's accounts and those named, if anything was written down or taken back. */
    private Mono<List<AccountId>> touched(Notice notice, boolean written, List<String> withdrawn) {
        if (!written && withdrawn.isEmpty()) {
            return Mono.just(List.of());
        }
        var named =
                Stream.concat(
                        notice.accounts().stream(),
                        withdrawn.stream()
                                .filter(id -> !id.equals(Circumstances.EVERY_ACCOUNT))
                                .map(AccountId::new));
        return database.sql(OF_DEBTOR)
                .bind("debtorId", notice.debtorId().value())
                .map(row -> new AccountId(get(row, "account_id", String.class)))
                .all()
                .concatWith(Flux.fromStream(named))
                .collect(Collectors.toCollection(TreeSet::new))
                .map(List::copyOf);
    }

    /** Keeps a circumstance of one account that somebody recorded, and holds the account. */
    public Mono<Taken> take(Circumstance fact, Recording recording) {
        return recorded(
                new Circumstances.Entry(
                        fact.eventId(),
                        fact.accountId().value(),
                        null,
                        fact.kind().name(),
                        fact.subject(),
                        fact.state().name(),
                        fact.effectiveAt(),
                        null,
                        null,
                        recording.reason(),
                        recording.by()),
                recording.at());
    }

    /** Keeps a pause, and holds its account. */
    public Mono<Taken> take(Pause pause, Recording recording) {
        return recorded(pause, "STARTED", recording);
    }

    /** Takes a pause back: it was never meant to be. Holds its account. */
    public Mono<Taken> takeBack(Pause pause, Recording recording) {
        return recorded(pause, "WITHDRAWN", recording);
    }

    private Mono<Taken> recorded(Pause pause, String state, Recording recording) {
        return recorded(
                new Circumstances.Entry(
                        pause.eventId(),
                        pause.accountId().value(),
                        null,
                        "PAUSE",
                        pause.eventId().toString(),
                        state,
                        null,
                        pause.from(),
                        pause.to(),
                        recording.reason(),
                        recording.by()),
                recording.at());
    }

    private Mono<Taken> recorded(Circumstances.Entry entry, Instant recordedAt) {
        var account = new AccountId(entry.accountId());
        return hold(List.of(account))
                .then(Mono.defer(() -> circumstances.put(entry, recordedAt)))
                .map(corrected -> new Taken(List.of(account), corrected));
    }

    /**
     * Who writes something down, why and when.
     *
     * @param by subject of the token
     */
    public record Recording(String by, String reason, Instant at) {
        public Recording {
            if (by.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("who records a fact says who and why");
            }
        }
    }

    /** Holds accounts until the surrounding transaction ends. */
    public Mono<Void> hold(Collection<AccountId> accounts) {
        return database.sql(HOLD).bind("accountIds", ids(accounts)).map(_ -> true).all().then();
    }

    /** All that is known about an account. */
    public Mono<AccountFacts> of(AccountId account) {
        return of(List.of(account)).map(known -> Objects.requireNonNull(known.get(account)));
    }

    /** All that is known about accounts; each of them has an entry. */
    public Mono<Map<AccountId, AccountFacts>> of(Collection<AccountId> accounts) {
        var ids = ids(accounts);
        return Mono.zip(
                        statements.thatCount(ids).collectList(),
                        postings.on(ids).collectList(),
                        plans.on(ids).collectList(),
                        circumstances.on(ids).collectList())
                .map(
                        known ->
                                byAccount(
                                        accounts,
                                        Stream.of(
                                                        known.getT1(),
                                                        known.getT2(),
                                                        known.getT3(),
                                                        known.getT4())
                                                .flatMap(List::stream)));
    }

    private static Map<AccountId, AccountFacts> byAccount(
            Collection<AccountId> accounts, Stream<? extends Fact> facts) {
        var known = facts.collect(Collectors.<Fact, AccountId>groupingBy(Fact::accountId));
        return accounts.stream()
                .collect(
                        Collectors.toMap(
                                account -> account,
                                account ->
                                        AccountFacts.of(known.getOrDefault(account, List.of()))));
    }

    private static String[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(String[]::new);
    }

    /** By event id, the accounts that rows of earlier versions of the events name. */
    static Mono<Map<UUID, AccountId>> former(GenericExecuteSpec query) {
        return query.map(
                        row ->
                                Map.entry(
                                        get(row, "event_id", UUID.class),
                                        new AccountId(get(row, "account_id", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static Optional<AccountId> formerAccount(Readable row) {
        return Optional.ofNullable(row.get("former_account_id", String.class)).map(AccountId::new);
    }
}
