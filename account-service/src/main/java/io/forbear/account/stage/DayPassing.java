package io.forbear.account.stage;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A day passing is a fact, too: looks for accounts whose stage the date alone changes, and puts
 * them to their new stage. One that fails does not keep the others; it stays due.
 */
@Component
class DayPassing {
    private static final int AT_ONCE = 4;

    private final Accounts accounts;
    private final Facts facts;
    private final StageService stages;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int batch;

    DayPassing(
            Accounts accounts,
            Facts facts,
            StageService stages,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.account.day-passing.batch}") int batch) {
        this.accounts = accounts;
        this.facts = facts;
        this.stages = stages;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
    }

    /** Called once and subscribed to again and again, so the time is asked inside. */
    @Scheduled(fixedDelayString = "${forbear.account.day-passing.every}")
    Mono<Void> restageDueAccounts() {
        return Flux.defer(() -> accounts.dueAt(clock.instant(), batch))
                .flatMapDelayError(this::restage, AT_ONCE, AT_ONCE)
                .then();
    }

    private Mono<Void> restage(AccountId account) {
        return facts.hold(List.of(account))
                .then(Mono.defer(() -> stages.restage(account, Cause.DAY_PASSED, null)))
                .as(transaction::transactional);
    }
}
