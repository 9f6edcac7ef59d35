package io.forbear.account.segment;

import io.forbear.account.fact.AccountId;
import io.forbear.account.segment.Judging.Judged;
import io.forbear.account.segment.SegmentConfiguration.ReviewSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Judges accounts anew when it is time, when they have moved to another stage, or when something
 * became known that lies back; many in one transaction, and never faster than is set. One that
 * fails does not keep the others; it is looked at an hour later.
 */
@Component
class SegmentReview {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentReview.class);
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final JudgedAccounts accounts;
    private final Judging judging;
    private final PointsTables tables;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final ReviewSettings settings;

    SegmentReview(
            JudgedAccounts accounts,
            Judging judging,
            PointsTables tables,
            TransactionalOperator transaction,
            Clock clock,
            ReviewSettings settings) {
        this.accounts = accounts;
        this.judging = judging;
        this.tables = tables;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    Mono<Void> noteTables() {
        return accounts.noteTables(tables.version(), clock.instant());
    }

    /** Called once and subscribed to again and again, so the time is asked inside. */
    @Scheduled(
            initialDelayString = "${forbear.account.segment-review.every}",
            fixedDelayString = "${forbear.account.segment-review.every}")
    Mono<Void> reviewDueAccounts() {
        return Mono.defer(this::review).then();
    }

    /** Judges all that are due, and tells how many. */
    Mono<Judged> review() {
        return noteLate()
                .then(Mono.defer(this::batch))
                .expand(last -> last.accounts() == 0 ? Mono.empty() : paced())
                .reduce(Judged.NONE, Judged::plus);
    }

    private Mono<Void> noteLate() {
        return Mono.defer(() -> accounts.noteLate(clock.instant(), settings.batch())).then();
    }

    private Mono<Judged> paced() {
        return Mono.delay(settings.pace()).then(noteLate()).then(Mono.defer(this::batch));
    }

    private Mono<Judged> batch() {
        return Mono.defer(() -> accounts.holdDue(clock.instant(), settings.batch()))
                .flatMap(judging::judge)
                .as(transaction::transactional)
                .onErrorResume(
                        failure -> {
                            LOG.warn("a batch failed; its accounts come one by one", failure);
                            return oneByOne();
                        });
    }

    private Mono<Judged> oneByOne() {
        return Mono.defer(() -> accounts.holdDue(clock.instant(), settings.batch()))
                .as(transaction::transactional)
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::alone)
                .reduce(Judged.NONE, Judged::plus);
    }

    /** Where it was held a moment ago, it may be taken by an event now; then it waits its turn. */
    private Mono<Judged> alone(AccountId account) {
        return accounts.hold(account)
                .then(Mono.defer(() -> judging.judge(List.of(account))))
                .as(transaction::transactional)
                .onErrorResume(
                        failure -> {
                            LOG.error("account {} stays in its segments", account, failure);
                            return accounts.postpone(account, clock.instant().plus(RETRY_AFTER))
                                    .thenReturn(new Judged(1, 0));
                        });
    }
}
