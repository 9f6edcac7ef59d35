package io.forbear.plan.plan;

import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PlanNotAgreed;
import io.forbear.events.PlanProposed;
import io.forbear.events.PlanRejection;
import io.forbear.events.PlanReminderDue;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.money.Money;
import io.forbear.plan.approval.Decision;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.Reminder;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Completed;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.plan.plan.PlanState.Proposed;
import io.forbear.plan.plan.PlanState.Renegotiated;
import io.forbear.plan.plan.PlanState.Stopped;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others what became of a plan, on {@code plan.*}. */
@Component
class PlanPublisher {
    private final Outbox outbox;
    private final Clock clock;
    private final PlanMetrics metrics;

    PlanPublisher(Outbox outbox, Clock clock, PlanMetrics metrics) {
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Tells of the state a plan has come to. */
    Mono<Void> publish(Plan plan, @Nullable UUID causationId) {
        return tell(plan, causationId).doOnSuccess(_ -> metrics.came(plan.state().status()));
    }

    private Mono<Void> tell(Plan plan, @Nullable UUID causationId) {
        var id =
                causationId == null
                        ? EventIds.next(clock)
                        : EventIds.derived(
                                causationId, plan.planId() + " " + plan.state().status());
        return switch (plan.state()) {
            case Proposed _ -> outbox.publish(Topics.PLAN_PROPOSED, proposed(plan, id));
            case PlanState.Refused(var decision) ->
                    outbox.publish(
                            Topics.PLAN_NOT_AGREED,
                            notAgreed(plan, decision, PlanRejection.REFUSED, id));
            case PlanState.Withdrawn(var decision) ->
                    outbox.publish(
                            Topics.PLAN_NOT_AGREED,
                            notAgreed(plan, decision, PlanRejection.WITHDRAWN, id));
            case InForce state -> outbox.publish(Topics.PLAN_AGREED, agreed(plan, state, id));
            case Broken state ->
                    outbox.publish(Topics.PLAN_BROKEN, broken(plan, state, id, causationId));
            case Completed state ->
                    outbox.publish(Topics.PLAN_COMPLETED, completed(plan, state, id, causationId));
            case Stopped state ->
                    outbox.publish(Topics.PLAN_BROKEN, stopped(plan, state, id, causationId));
            case Renegotiated state ->
                    outbox.publish(Topics.PLAN_BROKEN, renegotiated(plan, state, id, causationId));
        };
    }

    /** Tells that a plan which was told to have ended is in force again. */
    Mono<Void> publishReinstated(
            Plan plan, InForce state, @Nullable UUID causationId, Instant now) {
        var id =
                causationId == null
                        ? EventIds.next(clock)
                        : EventIds.derived(causationId, plan.planId() + " reinstated");
        return outbox.publish(
                Topics.PLAN_AGREED,
                PlanAgreed.newBuilder(agreed(plan, state, id))
                        .setCausationId(causationId)
                        .setOccurredAt(now)
                        .setSignedAt(now)
                        .setReinstated(true)
                        .build());
    }

    /** Asks that the debtor be reminded of an instalment, or states anew of how much. */
    Mono<Void> publish(Plan plan, Reminder reminder, Instant now) {
        return Mono.defer(
                () ->
                        outbox.publish(
                                Topics.PLAN_REMINDER_DUE,
                                reminderDue(plan, reminder, EventIds.next(clock), now)));
    }

    /** Asks that he no longer be. */
    Mono<Void> publishTakenBack(Plan plan, Reminder.Told told, Instant now) {
        return Mono.defer(
                () ->
                        outbox.publish(
                                Topics.PLAN_REMINDER_DUE,
                                takenBack(plan, told, EventIds.next(clock), now)));
    }

    static PlanProposed proposed(Plan plan, UUID id) {
        return PlanProposed.newBuilder()
                .setEventId(id)
                .setOccurredAt(plan.proposedAt())
                .setDebtorId(plan.debtorId())
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setTotal(money(plan.schedule().total()))
                .setInstalments(instalments(plan))
                .setContents(contents(plan))
                .setOral(plan.oral())
                .setRecordingRef(plan.recordingRef())
                .setExceedsAbility(plan.terms().exceedsAbility())
                .setWilling(plan.terms().willing())
                .setExpiresAt(plan.expiresAt())
                .build();
    }

    static PlanNotAgreed notAgreed(Plan plan, Decision decision, PlanRejection rejection, UUID id) {
        return PlanNotAgreed.newBuilder()
                .setEventId(id)
                .setOccurredAt(decision.at())
                .setDebtorId(plan.debtorId())
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setRejection(rejection)
                .setDecidedBy(decision.by())
                .setProposedBy(plan.proposedBy())
                .build();
    }

    static PlanAgreed agreed(Plan plan, InForce state, UUID id) {
        var signature = state.signature();
        return PlanAgreed.newBuilder()
                .setEventId(id)
                .setOccurredAt(signature.signedAt())
                .setDebtorId(plan.debtorId())
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setTotal(money(plan.schedule().total()))
                .setInstalments(instalments(plan))
                .setContents(contents(plan))
                .setOral(signature.oral())
                .setRecordingRef(signature.recordingRef())
                .setExceedsAbility(plan.terms().exceedsAbility())
                .setWilling(plan.terms().willing())
                .setSignedAt(signature.signedAt())
                .build();
    }

    static PlanBroken broken(Plan plan, Broken state, UUID id, @Nullable UUID causationId) {
        return PlanBroken.newBuilder()
                .setEventId(id)
                .setOccurredAt(state.at())
                .setDebtorId(plan.debtorId())
                .setCausationId(causationId)
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setReason(reason(state.breach().reason()))
                .setInstalmentNumber(state.breach().instalmentNumber())
                .setShortfall(money(state.breach().shortfall()))
                .build();
    }

    static PlanCompleted completed(
            Plan plan, Completed state, UUID id, @Nullable UUID causationId) {
        return PlanCompleted.newBuilder()
                .setEventId(id)
                .setOccurredAt(state.at())
                .setDebtorId(plan.debtorId())
                .setCausationId(causationId)
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setPaid(money(state.paid()))
                .build();
    }

    static PlanBroken stopped(Plan plan, Stopped state, UUID id, @Nullable UUID causationId) {
        return ended(plan, state.at(), id, causationId)
                .setReason(
                        state.reason() == Pause.Reason.DECEASED
                                ? PlanBreach.DEBTOR_DECEASED
                                : PlanBreach.DEBTOR_BANKRUPT)
                .build();
    }

    static PlanBroken renegotiated(
            Plan plan, Renegotiated state, UUID id, @Nullable UUID causationId) {
        return ended(plan, state.at(), id, causationId)
                .setReason(PlanBreach.RENEGOTIATED)
                .setSuccessorPlanId(state.successorPlanId())
                .build();
    }

    private static PlanBroken.Builder ended(
            Plan plan, Instant at, UUID id, @Nullable UUID causationId) {
        return PlanBroken.newBuilder()
                .setEventId(id)
                .setOccurredAt(at)
                .setDebtorId(plan.debtorId())
                .setCausationId(causationId)
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds());
    }

    /** With nothing left to pay, and over at once. */
    static PlanReminderDue takenBack(Plan plan, Reminder.Told told, UUID id, Instant now) {
        var none = Money.zero(plan.schedule().total().currency());
        return PlanReminderDue.newBuilder()
                .setEventId(id)
                .setOccurredAt(now)
                .setDebtorId(plan.debtorId())
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setInstalmentNumber(Objects.requireNonNull(told.number()))
                .setDueOn(Objects.requireNonNull(told.dueOn()))
                .setAmount(money(none))
                .setRemindBefore(now)
                .build();
    }

    static PlanReminderDue reminderDue(Plan plan, Reminder reminder, UUID id, Instant now) {
        return PlanReminderDue.newBuilder()
                .setEventId(id)
                .setOccurredAt(now)
                .setDebtorId(plan.debtorId())
                .setPlanId(plan.planId())
                .setAccountIds(plan.accountIds())
                .setInstalmentNumber(reminder.instalment().number())
                .setDueOn(reminder.instalment().dueOn())
                .setAmount(money(reminder.open()))
                .setRemindBefore(reminder.until().atStartOfDay(plan.zone()).toInstant())
                .build();
    }

    private static PlanBreach reason(Breach.Reason reason) {
        return switch (reason) {
            case INSTALMENT_MISSED -> PlanBreach.INSTALMENT_MISSED;
            case INSTALMENT_SHORT -> PlanBreach.INSTALMENT_SHORT;
            case PAYMENT_REVERSED -> PlanBreach.PAYMENT_REVERSED;
        };
    }

    private static List<io.forbear.events.Instalment> instalments(Plan plan) {
        return plan.schedule().instalments().stream()
                .map(
                        instalment ->
                                new io.forbear.events.Instalment(
                                        instalment.number(),
                                        instalment.dueOn(),
                                        money(instalment.amount())))
                .toList();
    }

    private static List<io.forbear.events.PlanContent> contents(Plan plan) {
        return plan.terms().contents().stream().sorted().map(PlanPublisher::content).toList();
    }

    private static io.forbear.events.PlanContent content(PlanContent content) {
        return switch (content) {
            case BALANCE_STRUCTURE_CURRENCY ->
                    io.forbear.events.PlanContent.BALANCE_STRUCTURE_CURRENCY;
            case PERIOD_METHOD_DATES_AMOUNTS ->
                    io.forbear.events.PlanContent.PERIOD_METHOD_DATES_AMOUNTS;
            case FEES_DURING_PLAN -> io.forbear.events.PlanContent.FEES_DURING_PLAN;
            case NO_NEW_CARD_PLEDGE -> io.forbear.events.PlanContent.NO_NEW_CARD_PLEDGE;
            case RIGHTS_DUTIES_BREACH -> io.forbear.events.PlanContent.RIGHTS_DUTIES_BREACH;
            case OTHER -> io.forbear.events.PlanContent.OTHER;
        };
    }

    private static io.forbear.events.Money money(Money money) {
        return new io.forbear.events.Money(money.amount(), money.currency());
    }
}
