package io.forbear.gateway.command;

import io.forbear.gateway.provider.GatewaySettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Forgets what is not needed any more: the text and the recipient of a command that can be sent no
 * more, of which a digest stays; and answers that somebody saw to. Looks whether those that nobody
 * knew have become known, and counts the rest.
 */
@Component
class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final int BATCH = 200;

    private final CommandLog log;
    private final StrayReplies strays;
    private final StrayReceipts strayReceipts;
    private final UndatedReceipts undated;
    private final Aftermath aftermath;
    private final Replies replies;
    private final CommandBytes bytes;
    private final TransactionalOperator transaction;
    private final GatewaySettings settings;
    private final Duration remembered;
    private final Clock clock;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong openReceipts = new AtomicLong();

    Forgetting(
            CommandLog log,
            StrayReplies strays,
            StrayReceipts strayReceipts,
            UndatedReceipts undated,
            Aftermath aftermath,
            Replies replies,
            CommandBytes bytes,
            TransactionalOperator transaction,
            GatewaySettings settings,
            @Value("${forbear.inbox.request-retention:90d}") Duration remembered,
            Clock clock,
            MeterRegistry meters) {
        this.log = log;
        this.strays = strays;
        this.strayReceipts = strayReceipts;
        this.undated = undated;
        this.aftermath = aftermath;
        this.replies = replies;
        this.bytes = bytes;
        this.transaction = transaction;
        this.settings = settings;
        this.remembered = remembered;
        this.clock = clock;
        Gauge.builder("forbear.gateway.stray.replies", open, AtomicLong::get)
                .description("answers of which nobody knows whose they are")
                .register(meters);
        Gauge.builder("forbear.gateway.stray.receipts", openReceipts, AtomicLong::get)
                .description("receipts of which nobody knows what they are about")
                .register(meters);
    }

    /** Called once and subscribed to again and again; what fails is tried the next time. */
    @Scheduled(fixedDelayString = "${forbear.gateway.forget-every:1m}")
    Mono<Void> work() {
        return Mono.defer(this::forgetTexts)
                .expand(n -> n < BATCH ? Mono.empty() : forgetTexts())
                .then(replies.catchUp())
                .then(aftermath.catchUp())
                .then(strays.forget((double) remembered.toSeconds()))
                .then(strayReceipts.forget((double) remembered.toSeconds()))
                .then(undated.forget((double) remembered.toSeconds()))
                .then(strays.open().doOnNext(open::set))
                .then(strayReceipts.open().doOnNext(openReceipts::set))
                .onErrorResume(Forgetting::later)
                .then();
    }

    private Mono<Long> forgetTexts() {
        return log.texts(settings.textRetention(), clock.instant(), BATCH)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(text -> forget(text).thenReturn(text))
                .count()
                .as(transaction::transactional);
    }

    private Mono<Void> forget(CommandLog.Text text) {
        return bytes.withoutText(text.payload())
                .flatMap(without -> log.forgetText(text.commandId(), without));
    }

    private static Mono<Long> later(Throwable failure) {
        LOG.warn("Texts could not be forgotten, will be tried again", failure);
        return Mono.empty();
    }
}
