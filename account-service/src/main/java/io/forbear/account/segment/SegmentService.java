package io.forbear.account.segment;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.contact.ContactAttempts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.FactScan;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.Hindsight;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts accounts to their segments, on the day asked for. */
@Component
class SegmentService {
    private static final int PORTIONS_AHEAD = 2;

    private final FactScan facts;
    private final ContactAttempts attempts;
    private final Hindsight hindsight;
    private final PointsTables tables;

    SegmentService(
            FactScan facts, ContactAttempts attempts, Hindsight hindsight, PointsTables tables) {
        this.facts = facts;
        this.attempts = attempts;
        this.hindsight = hindsight;
        this.tables = tables;
    }

    /** One account; empty before its first statement. */
    Mono<AccountSegment> of(AccountId account, LocalDate asOf) {
        return facts.of(List.of(account))
                .flatMap(known -> segments(known, null, asOf))
                .flatMapIterable(found -> found)
                .singleOrEmpty();
    }

    /** All accounts, counted. */
    Mono<SegmentCounts.Answer> counts(@Nullable String product, LocalDate asOf) {
        return facts.allAfter("")
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .concatMap(portion -> segments(portion, product, asOf))
                .concatMapIterable(found -> found)
                .reduceWith(SegmentCounts::new, SegmentCounts::add)
                .map(counts -> new SegmentCounts.Answer(asOf, tables.version(), counts.rows()))
                .as(facts::atOneMoment);
    }

    /** Accounts that are not overdue, but whose history says that they may soon be. */
    Flux<AccountSegment> earlyWarnings(LocalDate asOf, String after, int limit) {
        return facts.allAfter(after)
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .concatMap(portion -> segments(portion, null, asOf))
                .concatMapIterable(found -> found)
                .filter(AccountSegment::earlyWarning)
                .take(limit);
    }

    private Mono<List<AccountSegment>> segments(
            List<KnownFacts> portion, @Nullable String product, LocalDate asOf) {
        var histories =
                portion.stream()
                        .filter(known -> product == null || known.isOfProduct(product))
                        .flatMap(known -> Stream.ofNullable(hindsight.of(known)))
                        .toList();
        return attempts.of(histories.stream().map(AccountHistory::debtor).toList())
                .publishOn(Schedulers.parallel())
                .map(tried -> segments(histories, tried, asOf));
    }

    private List<AccountSegment> segments(
            List<AccountHistory> histories,
            Map<DebtorId, Collection<ContactAttempt>> attempts,
            LocalDate asOf) {
        return histories.stream()
                .flatMap(
                        history ->
                                Stream.ofNullable(
                                        AccountSegment.of(
                                                history,
                                                attempts.getOrDefault(history.debtor(), List.of()),
                                                asOf,
                                                tables)))
                .toList();
    }
}
