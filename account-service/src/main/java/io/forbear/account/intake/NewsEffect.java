package io.forbear.account.intake;

import io.forbear.account.contact.ContactAttempts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Facts.Taken;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.PromiseFacts;
import io.forbear.account.fact.Statement;
import io.forbear.account.intake.News.Declared;
import io.forbear.account.intake.News.Judged;
import io.forbear.account.intake.News.Planned;
import io.forbear.account.segment.Judging;
import io.forbear.account.stage.Because;
import io.forbear.account.stage.Cause;
import io.forbear.account.stage.StageService;
import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.Traced;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes down what events make known, those of many debtors together, and looks anew at the accounts
 * they are about. Each of a debtor's news is looked at by itself, so that others are told the same
 * as if they had come one by one. The caller has a transaction.
 */
@Component
class NewsEffect implements BatchEffect<News> {
    private final Facts facts;
    private final PromiseFacts promises;
    private final ContactAttempts attempts;
    private final StageService stages;
    private final Judging judging;
    private final Clock clock;

    NewsEffect(
            Facts facts,
            PromiseFacts promises,
            ContactAttempts attempts,
            StageService stages,
            Judging judging,
            Clock clock) {
        this.facts = facts;
        this.promises = promises;
        this.attempts = attempts;
        this.stages = stages;
        this.judging = judging;
        this.clock = clock;
    }

    /** All accounts named are held before anything is taken down, in the order of their ids. */
    @Override
    public Mono<Void> on(List<Traced<News>> news) {
        var named =
                news.stream().flatMap(one -> one.what().accounts()).distinct().sorted().toList();
        var held = named.isEmpty() ? Mono.<Void>empty() : facts.hold(named);
        return held.thenMany(Flux.fromIterable(Round.divide(news)))
                .concatMap(round -> take(round, clock.instant()))
                .then();
    }

    private Mono<Void> take(Round round, Instant now) {
        return attempts.putAll(round.attempts())
                .then(Mono.defer(() -> attempts.dropAll(round.dropped())))
                .thenMany(
                        Flux.concat(
                                takeStatements(round.statements(), now),
                                takePostings(round.postings(), now),
                                takeRare(round.rare(), now)))
                .collectList()
                .map(NewsEffect::byAccount)
                .flatMap(stages::restage);
    }

    /** An account that has changed, and why. */
    private record Touched(AccountId account, Because because) {}

    private static Map<AccountId, Because> byAccount(Collection<Touched> all) {
        var byAccount = new HashMap<AccountId, Because>();
        all.forEach(one -> byAccount.put(one.account(), one.because()));
        return byAccount;
    }

    private Flux<Touched> takeStatements(List<Traced<Statement>> stated, Instant now) {
        return facts.takeStatements(stated.stream().map(Traced::what).toList(), now)
                .delayUntil(taken -> judging.judgeFirst(accounts(taken)))
                .flatMapMany(Flux::fromIterable)
                .zipWithIterable(stated, NewsEffect::stated)
                .concatMapIterable(touched -> touched);
    }

    private static List<Touched> stated(Taken taken, Traced<Statement> statement) {
        return touched(
                taken,
                new Because(Cause.OVERDUE_REPORTED, statement.what().eventId(), statement.trace()));
    }

    private Flux<Touched> takePostings(List<Traced<Posting>> posted, Instant now) {
        return facts.takePostings(posted.stream().map(Traced::what).toList(), now)
                .flatMapMany(Flux::fromIterable)
                .zipWithIterable(posted, NewsEffect::posted)
                .concatMapIterable(touched -> touched);
    }

    private static List<Touched> posted(Taken taken, Traced<Posting> posting) {
        var what = posting.what();
        return touched(taken, new Because(cause(what.kind()), what.eventId(), posting.trace()));
    }

    private static Cause cause(PostingKind kind) {
        return switch (kind) {
            case PAYMENT, ADJUSTMENT -> Cause.PAYMENT_POSTED;
            case REVERSAL, CHARGEBACK -> Cause.PAYMENT_REVERSED;
        };
    }

    private Flux<Touched> takeRare(List<Traced<News.Rare>> rare, Instant now) {
        return Flux.fromIterable(rare)
                .concatMap(one -> takeRare(one, now))
                .concatMapIterable(touched -> touched);
    }

    private Mono<List<Touched>> takeRare(Traced<News.Rare> one, Instant now) {
        return switch (one.what()) {
            case Planned(var plan, var cause) -> {
                var because = new Because(cause, plan.getFirst().eventId(), one.trace());
                yield facts.takeAll(plan, now).map(taken -> touched(taken, because));
            }
            case Declared(var notice) -> {
                var because = new Because(Cause.NOTICE_RECEIVED, notice.eventId(), one.trace());
                yield facts.take(notice, now).map(taken -> touched(taken, because));
            }
            case Judged(var promise) -> promises.takeAll(promise, now).thenReturn(List.of());
        };
    }

    private static List<Touched> touched(Taken taken, Because because) {
        var why =
                taken.correction()
                        ? new Because(Cause.CORRECTION, because.causationId(), because.trace())
                        : because;
        return taken.accounts().stream().map(account -> new Touched(account, why)).toList();
    }

    private static List<AccountId> accounts(Collection<Taken> taken) {
        return taken.stream().flatMap(one -> one.accounts().stream()).distinct().toList();
    }
}
