package io.forbear.contact.casework;

import io.forbear.contact.pacing.Pace;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.playbook.Playbooks;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives the free slots of each pace to those who wait longest. Any number of instances can do so
 * side by side: whoever holds the pace's row gives its slots away, the others come back later.
 */
@Component
class PacedCases {
    private static final Logger LOG = LoggerFactory.getLogger(PacedCases.class);
    private static final Comparator<DueCase> BY_DEBTOR = Comparator.comparing(DueCase::debtorId);

    private final Dossiers dossiers;
    private final Paces paces;
    private final Bookkeeping books;
    private final Playbooks playbooks;
    private final Pacing pacing;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int batch;
    private final Mono<Boolean> opened;

    PacedCases(
            Dossiers dossiers,
            Paces paces,
            Bookkeeping books,
            Playbooks playbooks,
            Pacing pacing,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.contact.polling.batch}") int batch) {
        this.dossiers = dossiers;
        this.paces = paces;
        this.books = books;
        this.playbooks = playbooks;
        this.pacing = pacing;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
        opened = Mono.defer(this::open).thenReturn(true).cacheInvalidateIf(isOpen -> !isOpen);
    }

    /** Whoever waits at a pace that the file no longer has would wait for ever. */
    private Mono<Void> open() {
        var now = clock.instant();
        var ids = pacing.paces().stream().map(Pace::id).toList();
        return Flux.fromIterable(ids)
                .concatMap(id -> paces.open(id, now))
                .then(dossiers.releaseAllBut(ids, now));
    }

    @Scheduled(fixedDelayString = "${forbear.contact.polling.every}")
    Mono<Void> giveSlots() {
        return opened.thenMany(Flux.fromIterable(pacing.paces())).concatMap(this::giveSlots).then();
    }

    /** Batch after batch until one is not full. */
    private Mono<Void> giveSlots(Pace pace) {
        return nextBatch(pace).expand(isFull -> isFull ? nextBatch(pace) : Mono.empty()).then();
    }

    private Mono<Boolean> nextBatch(Pace pace) {
        return Mono.defer(() -> nextBatch(pace, clock.instant()))
                .as(transaction::transactional)
                .onErrorResume(failure -> makeWay(pace, failure))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> nextBatch(Pace pace, Instant now) {
        return paces.hold(pace.id())
                .filter(freeAt -> pace.slots(freeAt, now) > 0)
                .flatMap(freeAt -> give(pace, freeAt, now));
    }

    private Mono<Boolean> give(Pace pace, Instant freeAt, Instant now) {
        long slots = Math.min(batch, pace.slots(freeAt, now));
        return dossiers.holdPaced(pace.id(), slots)
                .collectSortedList(BY_DEBTOR)
                .filter(waiting -> !waiting.isEmpty())
                .flatMap(waiting -> give(pace, freeAt, waiting, now).thenReturn(isFull(waiting)));
    }

    private boolean isFull(List<DueCase> waiting) {
        return waiting.size() == batch;
    }

    private Mono<Void> give(Pace pace, Instant freeAt, List<DueCase> waiting, Instant now) {
        var treatment = playbooks.current().treatment();
        var looked =
                waiting.stream()
                        .map(
                                one ->
                                        new Looked(
                                                treatment.advance(one.dossier(), now, pace.id()),
                                                null,
                                                one.trace()))
                        .toList();
        return paces.put(pace.id(), pace.freeAfter(freeAt, now, used(looked, pace)))
                .then(books.put(looked, List.of()));
    }

    /** A slot is used by who still has a contact for it. */
    private static long used(List<Looked> looked, Pace pace) {
        return looked.stream()
                .flatMap(one -> NewContact.of(one.advance()).stream())
                .filter(
                        made -> {
                            var contact = made.state().contact();
                            return pace.governs(contact.channel(), contact.actor().legalEntityId());
                        })
                .count();
    }

    /** One debtor who cannot be worked on must not keep the others in line. */
    private Mono<Boolean> makeWay(Pace pace, Throwable failure) {
        LOG.error(
                "cannot give slots of pace {}, will look at those in line anew",
                pace.id(),
                failure);
        return dossiers.release(pace.id(), batch, clock.instant()).thenReturn(false);
    }
}
