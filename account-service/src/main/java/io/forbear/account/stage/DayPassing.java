package io.forbear.account.stage;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.stage.DueAccounts.Due;
import io.forbear.account.stage.StageConfiguration.DayPassingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A day passing is a fact, too: looks for accounts whose stage the date alone changes, and puts
 * them to their new stage, many in one transaction. One that fails does not keep the others; it
 * stays due. Events that arrive meanwhile go first: no batch waits for an account they hold, and
 * none begins while many events wait to be published.
 */
@Component
class DayPassing {
    private static final Logger LOG = LoggerFactory.getLogger(DayPassing.class);
    private static final Due BEGINNING = new Due(new AccountId("-"), Instant.EPOCH, false);
    private static final Duration BREATH = Duration.ofMillis(20);

    private final DueAccounts due;
    private final Facts facts;
    private final StageService stages;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final DayPassingSettings settings;

    DayPassing(
            DueAccounts due,
            Facts facts,
            StageService stages,
            TransactionalOperator transaction,
            Clock clock,
            DayPassingSettings settings) {
        this.due = due;
        this.facts = facts;
        this.stages = stages;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /** Called once and subscribed to again and again, so the time is asked inside. */
    @Scheduled(fixedDelayString = "${forbear.account.day-passing.every}")
    Mono<Void> restageDueAccounts() {
        return Mono.defer(() -> next(BEGINNING)).expand(this::next).then();
    }

    /** Goes on after an account; empty when no more are due. */
    private Mono<Due> next(Due last) {
        return due.eventsWaiting(settings.backlog())
                .flatMap(
                        waiting ->
                                waiting < settings.backlog()
                                        ? paced(last)
                                        : Mono.delay(BREATH).thenReturn(last));
    }

    private Mono<Due> paced(Due last) {
        return Mono.defer(
                () -> {
                    var begun = System.nanoTime();
                    return batch(last).delayUntil(_ -> Mono.delay(rest(begun)));
                });
    }

    private Duration rest(long begun) {
        var rest = settings.pace().minusNanos(System.nanoTime() - begun);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private Mono<Due> batch(Due last) {
        return dueAfter(last)
                .flatMap(found -> restageHeld(found).thenReturn(found.getLast()))
                .as(transaction::transactional)
                .onErrorResume(
                        failure -> {
                            LOG.warn("a batch failed; its accounts come one by one", failure);
                            return oneByOne(last);
                        });
    }

    private Mono<List<Due>> dueAfter(Due last) {
        return Flux.defer(() -> due.after(last, clock.instant(), settings.batch()))
                .collectList()
                .filter(found -> !found.isEmpty());
    }

    private Mono<Void> restageHeld(List<Due> found) {
        var held = found.stream().filter(Due::held).map(Due::account).toList();
        return stages.restage(held, Cause.DAY_PASSED, null);
    }

    private Mono<Due> oneByOne(Due last) {
        return dueAfter(last)
                .flatMap(
                        found ->
                                Flux.fromIterable(found)
                                        .concatMap(one -> restage(one.account()))
                                        .then(Mono.just(found.getLast())));
    }

    private Mono<Void> restage(AccountId account) {
        return facts.hold(List.of(account))
                .then(Mono.defer(() -> stages.restage(List.of(account), Cause.DAY_PASSED, null)))
                .as(transaction::transactional)
                .onErrorResume(
                        failure -> {
                            LOG.error("account {} stays in its stage", account, failure);
                            return Mono.empty();
                        });
    }
}
