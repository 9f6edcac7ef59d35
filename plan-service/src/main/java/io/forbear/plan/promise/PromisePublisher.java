package io.forbear.plan.promise;

import io.forbear.events.Instalment;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseMade;
import io.forbear.events.PromiseNextStep;
import io.forbear.events.PromiseOutcome;
import io.forbear.events.SettlementPaid;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.money.Money;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others of promises, on {@code plan.promised} and {@code plan.promise-judged}. */
@Component
class PromisePublisher {
    private final Outbox outbox;
    private final PromiseMetrics metrics;

    PromisePublisher(Outbox outbox, PromiseMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    Mono<Void> made(Promise promise) {
        return outbox.publish(Topics.PROMISE_MADE, madeEvent(promise))
                .doOnSuccess(_ -> metrics.made());
    }

    Mono<Void> judged(
            Promise promise, ToldJudgement told, @Nullable UUID causationId, Instant now) {
        return outbox.publish(Topics.PROMISE_JUDGED, judgedEvent(promise, told, causationId, now))
                .doOnSuccess(_ -> metrics.judged(told.outcome()));
    }

    /**
     * Tells that a settlement is paid, or that it was told to be and is not.
     *
     * @param paid whether it is
     */
    Mono<Void> settled(
            Promise promise,
            Promise.Settlement settlement,
            ToldJudgement told,
            boolean paid,
            Instant now) {
        return outbox.publish(
                Topics.SETTLEMENT_PAID,
                SettlementPaid.newBuilder()
                        .setEventId(
                                EventIds.derived(
                                        UUID.fromString(promise.promiseId()),
                                        "settlement " + told.sequence()))
                        .setOccurredAt(now)
                        .setDebtorId(promise.debtorId())
                        .setSettlementId(settlement.settlementId())
                        .setAccountIds(promise.accountIds())
                        .setPaid(money(told.paid()))
                        .setForgiven(money(settlement.forgiven()))
                        .setWithdrawn(!paid)
                        .build());
    }

    static PromiseMade madeEvent(Promise promise) {
        return PromiseMade.newBuilder()
                .setEventId(UUID.fromString(promise.promiseId()))
                .setOccurredAt(promise.promisedAt())
                .setDebtorId(promise.debtorId())
                .setPromiseId(promise.promiseId())
                .setAccountIds(promise.accountIds())
                .setDates(
                        promise.dates().instalments().stream()
                                .map(
                                        date ->
                                                new Instalment(
                                                        date.number(),
                                                        date.dueOn(),
                                                        money(date.amount())))
                                .toList())
                .setGraceDays(promise.judging().graceDays())
                .build();
    }

    static PromiseJudged judgedEvent(
            Promise promise, ToldJudgement told, @Nullable UUID causationId, Instant now) {
        var shortfall = told.shortfall();
        return PromiseJudged.newBuilder()
                .setEventId(
                        EventIds.derived(
                                UUID.fromString(promise.promiseId()),
                                "judgement " + told.sequence()))
                .setOccurredAt(now)
                .setDebtorId(promise.debtorId())
                .setCausationId(causationId)
                .setPromiseId(promise.promiseId())
                .setAccountIds(promise.accountIds())
                .setSequence(told.sequence())
                .setOutcome(outcome(told.outcome()))
                .setPromised(money(promise.total()))
                .setPaid(money(told.paid()))
                .setShortfall(shortfall == null ? null : money(shortfall))
                .setNextStep(nextStep(told.nextStep()))
                .setReasons(told.reasons())
                .build();
    }

    private static PromiseOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> PromiseOutcome.RUNNING;
            case KEPT -> PromiseOutcome.KEPT;
            case PARTLY_KEPT -> PromiseOutcome.PARTLY_KEPT;
            case BROKEN -> PromiseOutcome.BROKEN;
            case WITHDRAWN -> PromiseOutcome.WITHDRAWN;
            case STOPPED -> PromiseOutcome.STOPPED;
        };
    }

    private static PromiseNextStep nextStep(NextStep step) {
        return switch (step) {
            case NONE -> PromiseNextStep.NONE;
            case HARDSHIP_REVIEW -> PromiseNextStep.HARDSHIP_REVIEW;
            case NO_MORE_PROMISES -> PromiseNextStep.NO_MORE_PROMISES;
            case OFFER_PLAN -> PromiseNextStep.OFFER_PLAN;
            case ASK_AGAIN -> PromiseNextStep.ASK_AGAIN;
            case RESUME_TREATMENT -> PromiseNextStep.RESUME_TREATMENT;
        };
    }

    private static io.forbear.events.Money money(Money money) {
        return new io.forbear.events.Money(money.amount(), money.currency());
    }
}
