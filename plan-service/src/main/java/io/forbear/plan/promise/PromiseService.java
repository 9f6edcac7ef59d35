package io.forbear.plan.promise;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.limits.Refusal;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes promises, and takes them back. */
@Component
public class PromiseService {
    private final Promises promises;
    private final PromiseTracking tracking;
    private final PromisePublisher publisher;
    private final KnownAccounts accounts;
    private final Debtors debtors;
    private final MarkedRequests marked;
    private final Making.Policy policy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PromiseService(
            Promises promises,
            PromiseTracking tracking,
            PromisePublisher publisher,
            KnownAccounts accounts,
            Debtors debtors,
            MarkedRequests marked,
            Making.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.promises = promises;
        this.tracking = tracking;
        this.publisher = publisher;
        this.accounts = accounts;
        this.debtors = debtors;
        this.marked = marked;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a promise and tells of it; or finds the one that the same request made.
     *
     * @param request how the caller marked it; null: not at all
     * @return its id; fails with a {@link Problem}: 422 if it makes no sense, 409 if what is going
     *     on does not allow it
     */
    public Mono<String> take(PromiseRequest asked, @Nullable Mark request) {
        var promiseId = EventIds.next(clock).toString();
        var made =
                debtors.hold(asked.debtorId()).then(Mono.defer(() -> takeHeld(asked, promiseId)));
        return marked.once(request, promiseId, () -> made, Mono::just)
                .as(transaction::transactional);
    }

    /** The same for a caller who holds the debtor and has a transaction. */
    public Mono<String> takeHeld(PromiseRequest asked) {
        return takeHeld(asked, EventIds.next(clock).toString());
    }

    private Mono<String> takeHeld(PromiseRequest asked, String promiseId) {
        return circumstances(asked)
                .map(now -> Making.decide(asked, now, policy, promiseId, clock.instant()))
                .flatMap(this::carryOut);
    }

    private Mono<Making.Circumstances> circumstances(PromiseRequest asked) {
        var debtorId = asked.debtorId();
        return Mono.zip(
                        accounts.find(asked.accountIds()).collectList(),
                        judged(debtorId),
                        promises.inPlan(asked.accountIds()),
                        debtors.declarations(debtorId))
                .map(
                        found ->
                                new Making.Circumstances(
                                        found.getT1(),
                                        found.getT2(),
                                        found.getT3(),
                                        Pauses.of(
                                                found.getT4(),
                                                asked.accountIds(),
                                                policy.zones().usual(),
                                                policy.hardshipDays())));
    }

    private Mono<List<Judged>> judged(String debtorId) {
        return promises.ofDebtor(debtorId)
                .map(entries -> entries.stream().map(Promises.Entry::promise).toList())
                .flatMap(all -> tracking.judged(all, debtorId, clock.instant()));
    }

    private Mono<String> carryOut(Making decision) {
        return switch (decision) {
            case Making.Refused(var refusals) -> Mono.error(Refusal.problem(refusals));
            case Making.NotNow(var reason) -> Mono.error(Problem.conflict(reason));
            case Making.Made(var promise) ->
                    promises.insert(promise)
                            .then(Mono.defer(() -> publisher.made(promise)))
                            .then(Mono.defer(() -> tracking.look(promise.debtorId(), null)))
                            .thenReturn(promise.promiseId());
        };
    }

    /**
     * Takes a promise back.
     *
     * @return fails with a {@link Problem}: 404 for an unknown promise, 409 if it is not running
     */
    Mono<Void> withdraw(String promiseId, String because) {
        return found(promiseId)
                .flatMap(
                        entry ->
                                debtors.hold(entry.promise().debtorId())
                                        .then(Mono.defer(() -> withdrawHeld(promiseId, because))))
                .as(transaction::transactional);
    }

    private Mono<Void> withdrawHeld(String promiseId, String because) {
        return found(promiseId)
                .filter(entry -> entry.told().outcome() == Outcome.RUNNING)
                .switchIfEmpty(
                        Mono.error(() -> Problem.conflict("The promise is not running any more.")))
                .flatMap(
                        entry ->
                                promises.withdraw(
                                                promiseId,
                                                new Promise.Withdrawal(clock.instant(), because))
                                        .then(
                                                Mono.defer(
                                                        () ->
                                                                tracking.look(
                                                                        entry.promise().debtorId(),
                                                                        null))));
    }

    private Mono<Promises.Entry> found(String promiseId) {
        return promises.find(promiseId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("promise", promiseId)));
    }
}
