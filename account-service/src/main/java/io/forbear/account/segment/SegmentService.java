package io.forbear.account.segment;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.FactScan;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.stage.Hindsight;
import java.time.LocalDate;
import java.util.List;
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
    private final Hindsight hindsight;
    private final PointsTables tables;

    SegmentService(FactScan facts, Hindsight hindsight, PointsTables tables) {
        this.facts = facts;
        this.hindsight = hindsight;
        this.tables = tables;
    }

    /** One account; empty before its first statement. */
    Mono<AccountSegment> of(AccountId account, LocalDate asOf) {
        return facts.of(List.of(account))
                .flatMapIterable(known -> known)
                .flatMap(known -> Mono.justOrEmpty(segment(known, asOf)))
                .singleOrEmpty();
    }

    /** All accounts, counted. */
    Mono<SegmentCounts.Answer> counts(@Nullable String product, LocalDate asOf) {
        return facts.allAfter("")
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .concatMapIterable(portion -> segments(portion, product, asOf))
                .reduceWith(SegmentCounts::new, SegmentCounts::add)
                .map(counts -> new SegmentCounts.Answer(asOf, tables.version(), counts.rows()))
                .as(facts::atOneMoment);
    }

    /** Accounts that are not overdue, but whose history says that they may soon be. */
    Flux<AccountSegment> earlyWarnings(LocalDate asOf, String after, int limit) {
        return facts.allAfter(after)
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .concatMapIterable(portion -> segments(portion, null, asOf))
                .filter(AccountSegment::earlyWarning)
                .take(limit);
    }

    private List<AccountSegment> segments(
            List<KnownFacts> portion, @Nullable String product, LocalDate asOf) {
        return portion.stream()
                .filter(known -> product == null || known.isOfProduct(product))
                .flatMap(known -> Stream.ofNullable(segment(known, asOf)))
                .toList();
    }

    private @Nullable AccountSegment segment(KnownFacts known, LocalDate asOf) {
        var history = hindsight.of(known);
        return history == null ? null : AccountSegment.of(history, asOf, tables);
    }
}
