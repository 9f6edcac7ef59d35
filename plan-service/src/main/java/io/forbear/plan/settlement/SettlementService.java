package io.forbear.plan.settlement;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.promise.Outcome;
import io.forbear.plan.promise.Promise;
import io.forbear.plan.promise.PromiseRequest;
import io.forbear.plan.promise.PromiseService;
import io.forbear.plan.promise.PromiseViews;
import io.forbear.plan.settlement.SettlementTable.Situation;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Offers settlements, has them approved and accepted; accepting one promises the lump sum. */
@Component
class SettlementService {
    private final Settlements settlements;
    private final KnownAccounts accounts;
    private final Debtors debtors;
    private final PromiseService promises;
    private final PromiseViews views;
    private final MarkedRequests marked;
    private final Settling.Policy policy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SettlementService(
            Settlements settlements,
            KnownAccounts accounts,
            Debtors debtors,
            PromiseService promises,
            PromiseViews views,
            MarkedRequests marked,
            Settling.Policy policy,
            TransactionalOperator transaction,
            Clock clock) {
        this.settlements = settlements;
        this.accounts = accounts;
        this.debtors = debtors;
        this.promises = promises;
        this.views = views;
        this.marked = marked;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with a {@link Problem} 422 if it makes no sense, or waives too much. */
    Mono<SettlementView> offer(Settling.Request asked, @Nullable Mark request) {
        var id = EventIds.next(clock).toString();
        var made =
                accounts.find(asked.accountIds())
                        .collectList()
                        .map(known -> Settling.decide(asked, known, policy, id, clock.instant()))
                        .flatMap(this::carryOut);
        return marked.once(request, id, () -> made, settlements::find)
                .flatMap(this::view)
                .as(transaction::transactional);
    }

    private Mono<Settlement> carryOut(Settling decision) {
        return switch (decision) {
            case Settling.Refused(var refusals) -> Mono.error(Refusal.problem(refusals));
            case Settling.Offered(var settlement) ->
                    settlements.insert(settlement).thenReturn(settlement);
        };
    }

    /** Fails with a {@link Problem} 409 unless it awaits approval by somebody else. */
    Mono<SettlementView> approve(String settlementId, Settlement.Approval approval) {
        return held(settlementId, Set.of(SettlementTable.AWAITING_APPROVAL))
                .filter(settlement -> !settlement.offeredBy().equals(approval.by()))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.conflict(
                                                "Whoever offered a settlement cannot approve it;"
                                                        + " ask another person.")))
                .flatMap(_ -> settlements.approve(settlementId, approval))
                .then(Mono.defer(() -> view(settlementId)))
                .as(transaction::transactional);
    }

    /** The debtor accepts. Fails with a {@link Problem} 409 unless it is offered. */
    Mono<SettlementView> accept(String settlementId, String by, @Nullable String recordingRef) {
        return held(settlementId, Set.of(SettlementTable.OFFERED))
                .flatMap(settlement -> promises.takeHeld(promise(settlement, by, recordingRef)))
                .flatMap(
                        promiseId ->
                                settlements.accept(
                                        settlementId,
                                        new Settlement.Acceptance(clock.instant(), promiseId)))
                .then(Mono.defer(() -> view(settlementId)))
                .as(transaction::transactional);
    }

    private static PromiseRequest promise(
            Settlement settlement, String by, @Nullable String recordingRef) {
        return new PromiseRequest(
                settlement.debtorId(),
                settlement.accountIds(),
                List.of(new PromiseRequest.Part(settlement.payBy(), settlement.amount())),
                null,
                by,
                recordingRef,
                new Promise.Settlement(settlement.settlementId(), settlement.forgiven()));
    }

    /** Fails with a {@link Problem} 409 once it is accepted, or has come to an end. */
    Mono<SettlementView> withdraw(String settlementId) {
        return held(
                        settlementId,
                        Set.of(SettlementTable.OFFERED, SettlementTable.AWAITING_APPROVAL))
                .flatMap(_ -> settlements.withdraw(settlementId, clock.instant()))
                .then(Mono.defer(() -> view(settlementId)))
                .as(transaction::transactional);
    }

    /** A settlement whose debtor is held, in one of the states. */
    private Mono<Settlement> held(String settlementId, Set<SettlementTable> states) {
        return found(settlementId)
                .delayUntil(settlement -> debtors.hold(settlement.debtorId()))
                .flatMap(_ -> found(settlementId))
                .delayUntil(
                        settlement ->
                                status(settlement)
                                        .filter(status -> !states.contains(status))
                                        .flatMap(
                                                status ->
                                                        Mono.error(
                                                                Problem.conflict(
                                                                        "The settlement is "
                                                                                + status
                                                                                + "."))));
    }

    Mono<SettlementView> view(String settlementId) {
        return found(settlementId).flatMap(this::view);
    }

    Mono<SettlementView> view(Settlement settlement) {
        return status(settlement).map(status -> SettlementView.of(settlement, status));
    }

    private Mono<SettlementTable> status(Settlement settlement) {
        return Mono.zip(
                payment(settlement),
                stopped(settlement),
                (payment, stopped) ->
                        SettlementTable.rowFor(
                                Situation.of(
                                        settlement,
                                        payment.orElse(null),
                                        stopped,
                                        clock.instant())));
    }

    private Mono<Optional<Outcome>> payment(Settlement settlement) {
        var acceptance = settlement.acceptance();
        return acceptance == null
                ? Mono.just(Optional.empty())
                : views.outcome(acceptance.promiseId()).map(Optional::of);
    }

    private Mono<Boolean> stopped(Settlement settlement) {
        var zone = policy.zones().usual();
        return debtors.declarations(settlement.debtorId())
                .map(
                        declarations ->
                                Pauses.of(declarations, settlement.accountIds(), zone, 1)
                                        .stop(LocalDate.ofInstant(clock.instant(), zone))
                                        .isPresent());
    }

    private Mono<Settlement> found(String settlementId) {
        return settlements
                .find(settlementId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("settlement", settlementId)));
    }
}
