package io.forbear.contact.lost;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.debtor.Facts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells when contact with a debtor is lost, and when it is not any more. It looks at debtors after
 * something was tried or their contact points changed, and when the silence of the rule is over.
 */
@Component
class LostWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LostWatch.class);
    private static final int BATCH = 200;

    private final LostContacts known;
    private final LostRule rule;
    private final TriedAttempts attempts;
    private final Casework casework;
    private final LostContactPublisher publisher;
    private final TransactionalOperator transaction;
    private final Clock clock;

    LostWatch(
            LostContacts known,
            LostRule rule,
            TriedAttempts attempts,
            Casework casework,
            LostContactPublisher publisher,
            TransactionalOperator transaction,
            Clock clock) {
        this.known = known;
        this.rule = rule;
        this.attempts = attempts;
        this.casework = casework;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks until nobody is left; what fails is tried again the next time. */
    @Scheduled(fixedDelayString = "${forbear.contact.lost-contact-every:5s}")
    Mono<Void> look() {
        return portion()
                .repeat()
                .takeWhile(looked -> looked > 0)
                .then()
                .doOnError(failure -> LOG.error("cannot look for lost contacts", failure))
                .onErrorComplete();
    }

    /** In the order of the debtors' ids, as the outbox asks for. */
    private Mono<Integer> portion() {
        return Mono.defer(() -> known.take(clock.instant(), BATCH))
                .flatMap(
                        debtors ->
                                Flux.fromIterable(new TreeSet<>(debtors))
                                        .concatMap(this::lookAt)
                                        .then(Mono.just(debtors.size())))
                .as(transaction::transactional);
    }

    private Mono<Void> lookAt(String debtorId) {
        return Mono.zip(
                        casework.facts(debtorId).defaultIfEmpty(Facts.about(debtorId)),
                        attempts.of(debtorId).collectList(),
                        known.isLost(debtorId))
                .flatMap(all -> lookAt(all.getT1(), all.getT2(), all.getT3()));
    }

    private Mono<Void> lookAt(Facts facts, List<Tried> tried, boolean wasLost) {
        var now = clock.instant();
        var contact = LostContact.of(rule, facts, tried, now);
        var stored = known.put(facts.debtorId(), contact.lost(), again(contact, now), now);
        return contact.lost() == wasLost
                ? stored
                : stored.then(Mono.defer(() -> publisher.publish(facts.debtorId(), contact, now)));
    }

    /** When the silence of the rule is over, if that is not so yet; null: after news. */
    private @Nullable Instant again(LostContact contact, Instant now) {
        if (contact.lost() || contact.attempts().isEmpty()) {
            return null;
        }
        var over = Objects.requireNonNull(contact.attempts().getFirst()).at().plus(rule.silence());
        return over.isAfter(now) ? over : null;
    }
}
