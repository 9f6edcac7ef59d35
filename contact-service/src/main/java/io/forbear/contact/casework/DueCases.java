package io.forbear.contact.casework;

import io.forbear.contact.playbook.Playbooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Looks at the debtors whose time has come. Any number of instances can do so side by side: each
 * takes dossiers that no other holds.
 */
@Component
class DueCases {
    private static final Logger LOG = LoggerFactory.getLogger(DueCases.class);
    private static final Comparator<DueCase> BY_DEBTOR = Comparator.comparing(DueCase::debtorId);
    private static final Duration POSTPONED = Duration.ofHours(1);

    private final Dossiers dossiers;
    private final Bookkeeping books;
    private final Playbooks playbooks;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int batch;

    DueCases(
            Dossiers dossiers,
            Bookkeeping books,
            Playbooks playbooks,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.contact.polling.batch}") int batch) {
        this.dossiers = dossiers;
        this.books = books;
        this.playbooks = playbooks;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
    }

    /** Works batch after batch until one is not full. */
    @Scheduled(fixedDelayString = "${forbear.contact.polling.every}")
    Mono<Void> lookAtDue() {
        return nextBatch().expand(size -> size < batch ? Mono.empty() : nextBatch()).then();
    }

    private Mono<Integer> nextBatch() {
        return Mono.defer(() -> lookAtDue(clock.instant()))
                .as(transaction::transactional)
                .onErrorResume(failure -> oneByOne());
    }

    private Mono<Integer> lookAtDue(Instant now) {
        return dossiers.holdDue(now, batch)
                .collectSortedList(BY_DEBTOR)
                .flatMap(due -> lookAt(due, now).thenReturn(due.size()));
    }

    private Mono<Void> lookAt(List<DueCase> due, Instant now) {
        return books.put(due.stream().map(one -> lookAt(one, now)).toList(), List.of());
    }

    private Looked lookAt(DueCase due, Instant now) {
        return new Looked(
                playbooks.current().treatment().advance(due.dossier(), now), null, due.trace());
    }

    /** A batch failed: one debtor who cannot be worked on must not keep the others. */
    private Mono<Integer> oneByOne() {
        var now = clock.instant();
        return dossiers.due(now, batch)
                .concatMap(debtorId -> alone(debtorId, now))
                .reduce(Integer::sum)
                .defaultIfEmpty(0);
    }

    private Mono<Integer> alone(String debtorId, Instant now) {
        return dossiers.holdCase(debtorId)
                .flatMap(due -> lookAt(List.of(due), now))
                .as(transaction::transactional)
                .onErrorResume(failure -> postpone(debtorId, now, failure))
                .thenReturn(1);
    }

    /**
     * He stays due; the log and his next step, which fails as well, show that something is wrong.
     */
    private Mono<Void> postpone(String debtorId, Instant now, Throwable failure) {
        LOG.error("cannot work on debtor {}, will try again in an hour", debtorId, failure);
        return dossiers.postpone(debtorId, now.plus(POSTPONED));
    }
}
