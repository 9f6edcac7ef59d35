package io.forbear.plan.plan;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks for plans of which an instalment may have been missed by now. One that fails does not keep
 * the others; it stays due.
 */
@Component
class PlanWatch {
    private static final int AT_ONCE = 4;

    private final Plans plans;
    private final PlanTracking tracking;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int batch;

    PlanWatch(
            Plans plans,
            PlanTracking tracking,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.plan.watch.batch}") int batch) {
        this.plans = plans;
        this.tracking = tracking;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
    }

    /** Called once and subscribed to again and again, so the time is asked inside. */
    @Scheduled(fixedDelayString = "${forbear.plan.watch.every}")
    Mono<Void> assessDuePlans() {
        return Flux.defer(() -> plans.dueAt(clock.instant(), batch))
                .flatMapDelayError(this::assess, AT_ONCE, AT_ONCE)
                .then();
    }

    private Mono<Plan> assess(Plans.Due due) {
        return plans.hold(due.debtorId())
                .then(Mono.defer(() -> tracking.assess(due.planId(), null)))
                .as(transaction::transactional);
    }
}
