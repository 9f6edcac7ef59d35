package io.forbear.plan.promise;

import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.payment.Payments;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows the promises of a debtor: judges all of them together, and tells what is new. */
@Component
public class PromiseTracking {
    private final Promises promises;
    private final Payments payments;
    private final Debtors debtors;
    private final PromisePublisher publisher;
    private final Making.Policy policy;
    private final Clock clock;

    PromiseTracking(
            Promises promises,
            Payments payments,
            Debtors debtors,
            PromisePublisher publisher,
            Making.Policy policy,
            Clock clock) {
        this.promises = promises;
        this.payments = payments;
        this.debtors = debtors;
        this.publisher = publisher;
        this.policy = policy;
        this.clock = clock;
    }

    /** Those of some debtors who have made a promise. */
    public Mono<Set<String>> whoPromised(Collection<String> debtorIds) {
        return promises.whoPromised(debtorIds);
    }

    /**
     * Looks at a debtor's promises. The caller holds the debtor, and has a transaction.
     *
     * @param causationId the event that led to it; null for a date or a request
     */
    public Mono<Void> look(String debtorId, @Nullable UUID causationId) {
        return look(debtorId, causationId, clock.instant());
    }

    Mono<Void> look(String debtorId, @Nullable UUID causationId, Instant now) {
        return promises.ofDebtor(debtorId)
                .filter(entries -> !entries.isEmpty())
                .flatMap(entries -> look(entries, debtorId, causationId, now));
    }

    private Mono<Void> look(
            List<Promises.Entry> entries,
            String debtorId,
            @Nullable UUID causationId,
            Instant now) {
        return judged(entries.stream().map(Promises.Entry::promise).toList(), debtorId, now)
                .flatMapIterable(judged -> judged)
                .concatMap(judged -> tell(judged, entries, causationId, now))
                .then();
    }

    /** How promises of a debtor stand. */
    Mono<List<Judged>> judged(List<Promise> all, String debtorId, Instant now) {
        var accounts =
                all.stream().flatMap(promise -> promise.accountIds().stream()).distinct().toList();
        return Mono.zip(
                payments.onAccounts(accounts),
                debtors.declarations(debtorId),
                (postings, declarations) ->
                        Judged.all(all, postings, declarations, policy.together(), now));
    }

    private Mono<Void> tell(
            Judged judged, List<Promises.Entry> entries, @Nullable UUID causationId, Instant now) {
        var promise = judged.promise();
        var before =
                entries.stream()
                        .filter(entry -> entry.promise().equals(promise))
                        .findFirst()
                        .orElseThrow()
                        .told();
        var told = before.next(judged);
        var stored = promises.tell(promise.promiseId(), told, nextLookAt(judged));
        return told.sequence() == before.sequence()
                ? stored
                : stored.then(publisher.judged(promise, told, causationId, now))
                        .then(Mono.defer(() -> settle(promise, before, told, now)));
    }

    private Mono<Void> settle(
            Promise promise, ToldJudgement before, ToldJudgement told, Instant now) {
        var settlement = promise.settlement();
        var paid = told.outcome() == Outcome.KEPT;
        return settlement == null || paid == (before.outcome() == Outcome.KEPT)
                ? Mono.empty()
                : publisher.settled(promise, settlement, told, paid, now);
    }

    private static @Nullable Instant nextLookAt(Judged judged) {
        LocalDate on = judged.judgement().nextLookOn();
        return on == null ? null : on.atStartOfDay(judged.promise().zone()).toInstant();
    }
}
