package io.forbear.plan.plan;

import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.Payments;
import io.forbear.plan.performance.Life;
import io.forbear.plan.performance.Reminder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows plans from posting to posting and from deadline to deadline. */
@Component
class PlanTracking {
    private final Plans plans;
    private final Payments payments;
    private final PlanLives lives;
    private final PlanPublisher publisher;
    private final List<Integer> remindDaysBefore;
    private final Clock clock;

    PlanTracking(
            Plans plans,
            Payments payments,
            PlanLives lives,
            PlanPublisher publisher,
            @Value("${forbear.plan.remind-days-before}") List<Integer> remindDaysBefore,
            Clock clock) {
        this.plans = plans;
        this.payments = payments;
        this.lives = lives;
        this.publisher = publisher;
        this.remindDaysBefore = List.copyOf(remindDaysBefore);
        this.clock = clock;
    }

    /** Takes down a posting, and looks at the plans it can change. */
    Mono<Void> take(Payment posting) {
        return plans.hold(posting.debtorId())
                .then(Mono.defer(() -> payments.put(posting, clock.instant())))
                .map(former -> List.of(former, posting.accountId()))
                .defaultIfEmpty(List.of(posting.accountId()))
                .flatMap(accounts -> plans.changedBy(posting, accounts))
                .flatMap(changed -> assess(changed, posting.eventId()));
    }

    /** Looks at all that a debtor has agreed to. The caller holds him, and has a transaction. */
    Mono<Void> look(String debtorId, UUID causationId) {
        return plans.agreedBy(debtorId)
                .collectList()
                .flatMap(planIds -> assess(planIds, causationId));
    }

    private Mono<Void> assess(List<String> planIds, UUID causationId) {
        return Flux.fromIterable(planIds)
                .concatMap(planId -> assess(planId, causationId, clock.instant()))
                .then();
    }

    /**
     * Looks at a plan, and tells others if it is broken or completed. The caller holds the debtor,
     * and has a transaction.
     *
     * @param causationId the event that led to it; null for a deadline or a request
     */
    Mono<Plan> assess(String planId, @Nullable UUID causationId, Instant now) {
        return plans.find(planId).flatMap(plan -> assess(plan, causationId, now));
    }

    private Mono<Plan> assess(Plan plan, @Nullable UUID causationId, Instant now) {
        return lives.of(plan, now)
                .flatMap(life -> assess(plan, life.orElse(null), causationId, now));
    }

    private Mono<Plan> assess(
            Plan before, @Nullable Life life, @Nullable UUID causationId, Instant now) {
        var assessment = Assessment.of(before, life, now);
        var after = assessment.plan();
        var next = nextCheckAt(assessment, life, now);
        var told =
                after.equals(before)
                        ? plans.update(after, next).thenReturn(after)
                        : carryOut(before, after, plans.change(after, next, now), causationId, now);
        return life == null ? told : told.delayUntil(plan -> remind(plan, life, now));
    }

    private Mono<Plan> carryOut(
            Plan before, Plan after, Mono<Void> stored, @Nullable UUID causationId, Instant now) {
        if (after.state() instanceof PlanState.InForce state) {
            return plans.occupyAccounts(after)
                    .flatMap(
                            occupied ->
                                    occupied
                                            ? stored.then(
                                                            publisher.publishReinstated(
                                                                    after, state, causationId, now))
                                                    .thenReturn(after)
                                            : plans.leaveAccounts(after).thenReturn(before));
        }
        return stored.then(plans.leaveAccounts(after))
                .then(Mono.defer(() -> publisher.publish(after, causationId)))
                .thenReturn(after);
    }

    private Mono<Void> remind(Plan plan, Life life, Instant now) {
        if (!(plan.state() instanceof PlanState.InForce)) {
            return Mono.empty();
        }
        var today = LocalDate.ofInstant(now, plan.zone());
        var due = Reminder.due(life, remindDaysBefore, today);
        return lives.told(plan)
                .flatMap(
                        told ->
                                takeBack(plan, Reminder.toTakeBack(due, told, today), now)
                                        .then(tell(plan, Reminder.toTell(due, told), now)));
    }

    private Mono<Void> takeBack(Plan plan, List<Reminder.Told> told, Instant now) {
        return Flux.fromIterable(told)
                .concatMap(
                        one ->
                                lives.takeBack(plan.planId(), one)
                                        .then(publisher.publishTakenBack(plan, one, now)))
                .then();
    }

    private Mono<Void> tell(Plan plan, List<Reminder> reminders, Instant now) {
        return Flux.fromIterable(reminders)
                .concatMap(
                        one ->
                                lives.remind(plan.planId(), one, now)
                                        .then(publisher.publish(plan, one, now)))
                .then();
    }

    private @Nullable Instant nextCheckAt(Assessment assessment, @Nullable Life life, Instant now) {
        var zone = assessment.plan().zone();
        var checkAt = assessment.nextCheckAt();
        var remindAt =
                life == null
                        ? null
                        : Reminder.nextOn(life, remindDaysBefore, LocalDate.ofInstant(now, zone))
                                .map(day -> day.atStartOfDay(zone).toInstant())
                                .orElse(null);
        return remindAt != null && (checkAt == null || remindAt.isBefore(checkAt))
                ? remindAt
                : checkAt;
    }
}
