package io.forbear.plan.plan;

import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.Payments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows plans from posting to posting and from deadline to deadline. */
@Component
class PlanTracking {
    private final Plans plans;
    private final Payments payments;
    private final PlanPublisher publisher;
    private final Clock clock;

    PlanTracking(Plans plans, Payments payments, PlanPublisher publisher, Clock clock) {
        this.plans = plans;
        this.payments = payments;
        this.publisher = publisher;
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
        return payments.forPlan(plan.planId(), plan.accountIds())
                .map(postings -> Assessment.of(plan, postings, now))
                .flatMap(assessment -> carryOut(plan, assessment, causationId));
    }

    private Mono<Plan> carryOut(Plan before, Assessment assessment, @Nullable UUID causationId) {
        var after = assessment.plan();
        var stored = plans.update(after, assessment.nextCheckAt());
        return after.equals(before)
                ? stored.thenReturn(after)
                : stored.then(plans.leaveAccounts(after))
                        .then(Mono.defer(() -> publisher.publish(after, causationId)))
                        .thenReturn(after);
    }
}
