package io.forbear.account.stage;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Placement;
import io.forbear.account.fact.Placement.Authority;
import io.forbear.account.fact.Segments;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.ActorKind;
import io.forbear.events.AmountBreakdown;
import io.forbear.events.Authorisation;
import io.forbear.events.DebtCoverage;
import io.forbear.events.StageCause;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.messaging.Outgoing;
import io.forbear.money.Money;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others of stage changes, on {@code account.stage}. */
@Component
class StagePublisher {
    private final Outbox outbox;
    private final Clock clock;

    StagePublisher(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * In the order given; of several debtors in the order of their ids.
     *
     * @param placements of the accounts that are placed
     * @param segments of the accounts that have been judged
     * @param why all of them were looked at
     */
    Mono<Void> publish(
            List<StageChange> changes,
            Map<AccountId, Placement> placements,
            Map<AccountId, Segments> segments,
            Map<AccountId, Because> why) {
        var events =
                changes.stream()
                        .<Outgoing<?>>map(
                                change -> {
                                    var account = change.account().accountId();
                                    var because = why.get(account);
                                    return new Outgoing<>(
                                            Topics.ACCOUNT_STAGE,
                                            event(
                                                    change,
                                                    eventId(change),
                                                    placements.get(account),
                                                    segments.get(account)),
                                            because == null ? null : because.trace());
                                })
                        .toList();
        return events.isEmpty() ? Mono.empty() : outbox.publish(events);
    }

    private UUID eventId(StageChange change) {
        var causation = change.causationId();
        return causation == null
                ? EventIds.next(clock)
                : EventIds.derived(
                        causation,
                        "stage " + change.account().accountId() + " " + change.sequence());
    }

    static AccountStageChanged event(
            StageChange change,
            UUID eventId,
            @Nullable Placement placement,
            @Nullable Segments segments) {
        var account = change.account();
        var terms = account.terms();
        return AccountStageChanged.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(change.changedAt())
                .setDebtorId(account.debtorId().value())
                .setAccountId(account.accountId().value())
                .setCausationId(change.causationId())
                .setSequence(change.sequence())
                .setStage(account.stage())
                .setPreviousStage(change.previousStage())
                .setCause(cause(change.cause()))
                .setAsOf(change.asOf())
                .setDaysPastDue(account.daysPastDueOn(change.asOf()))
                .setOverdueSince(account.overdueSince())
                .setAmountOverdue(money(account.amountOverdue()))
                .setBalance(money(account.balance()))
                .setBreakdown(breakdown(account.breakdown()))
                .setCreditor(terms.creditor())
                .setProduct(terms.product())
                .setJurisdictions(terms.jurisdictions())
                .setCoverage(
                        switch (terms.coverage()) {
                            case FIRST_PARTY -> DebtCoverage.FIRST_PARTY;
                            case THIRD_PARTY -> DebtCoverage.THIRD_PARTY;
                        })
                .setLimitationEndsAt(terms.limitationEndsAt())
                .setChargedOff(terms.chargedOff())
                .setPlacement(placement(placement))
                .setRiskSegment(segments == null ? null : segments.risk())
                .setWillingnessSegment(segments == null ? null : segments.willingness())
                .build();
    }

    private static io.forbear.events.@Nullable Placement placement(@Nullable Placement placement) {
        return placement == null
                ? null
                : new io.forbear.events.Placement(
                        placement.legalEntityId(),
                        switch (placement.kind()) {
                            case AGENCY -> ActorKind.AGENCY;
                            case LAW_FIRM -> ActorKind.LAW_FIRM;
                            case DEBT_BUYER -> ActorKind.DEBT_BUYER;
                        },
                        placement.placedAt(),
                        authorisation(placement.authority()),
                        placement.noticeSentAt());
    }

    private static @Nullable Authorisation authorisation(@Nullable Authority authority) {
        return authority == null
                ? null
                : new Authorisation(
                        authority.jurisdictions(),
                        authority.from(),
                        authority.to(),
                        authority.published());
    }

    private static StageCause cause(Cause cause) {
        return switch (cause) {
            case OVERDUE_REPORTED -> StageCause.OVERDUE_REPORTED;
            case PAYMENT_POSTED -> StageCause.PAYMENT_POSTED;
            case PAYMENT_REVERSED -> StageCause.PAYMENT_REVERSED;
            case DAY_PASSED -> StageCause.DAY_PASSED;
            case PLAN_AGREED -> StageCause.PLAN_AGREED;
            case PLAN_BROKEN -> StageCause.PLAN_BROKEN;
            case PLAN_COMPLETED -> StageCause.PLAN_COMPLETED;
            case CORRECTION -> StageCause.CORRECTION;
            case NOTICE_RECEIVED -> StageCause.NOTICE_RECEIVED;
            case REFERRAL_RECORDED -> StageCause.REFERRAL_RECORDED;
            case WRITE_OFF_RECORDED -> StageCause.WRITE_OFF_RECORDED;
            case PAUSE_RECORDED -> StageCause.PAUSE_RECORDED;
            case PLACEMENT_CHANGED -> StageCause.PLACEMENT_CHANGED;
            case SEGMENT_CHANGED -> StageCause.SEGMENT_CHANGED;
        };
    }

    private static io.forbear.events.Money money(Money money) {
        return new io.forbear.events.Money(money.amount(), money.currency());
    }

    private static @Nullable AmountBreakdown breakdown(@Nullable Breakdown breakdown) {
        return breakdown == null
                ? null
                : new AmountBreakdown(
                        money(breakdown.principal()),
                        money(breakdown.interest()),
                        money(breakdown.fees()),
                        money(breakdown.penalty()));
    }
}
