package io.forbear.plan.promise;

import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.payment.PaymentBacklog;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks for promises of which a day has passed, once all payments posted by now are read. One that
 * fails does not keep the others; it stays due.
 */
@Component
class PromiseWatch {
    private static final int AT_ONCE = 4;

    private final Promises promises;
    private final PromiseTracking tracking;
    private final Debtors debtors;
    private final PaymentBacklog backlog;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int batch;

    PromiseWatch(
            Promises promises,
            PromiseTracking tracking,
            Debtors debtors,
            PaymentBacklog backlog,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.plan.watch.batch}") int batch) {
        this.promises = promises;
        this.tracking = tracking;
        this.debtors = debtors;
        this.backlog = backlog;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
    }

    /** Called once and subscribed to again and again, so the time is asked inside. */
    @Scheduled(fixedDelayString = "${forbear.plan.watch.every}")
    Mono<Void> judgeDuePromises() {
        return Flux.defer(() -> promises.dueAt(clock.instant(), batch))
                .next()
                .flatMap(_ -> backlog.readUpTo(clock))
                .flatMap(this::judgeDueAt);
    }

    private Mono<Void> judgeDueAt(Instant at) {
        return promises.dueAt(at, batch)
                .flatMapDelayError(debtorId -> judge(debtorId, at), AT_ONCE, AT_ONCE)
                .then();
    }

    private Mono<Void> judge(String debtorId, Instant at) {
        return debtors.hold(debtorId)
                .then(Mono.defer(() -> tracking.look(debtorId, null, at)))
                .as(transaction::transactional);
    }
}
