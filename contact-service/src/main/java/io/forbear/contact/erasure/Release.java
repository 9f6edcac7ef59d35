package io.forbear.contact.erasure;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Destroys what an erasure had to leave because of a law, when no law wants it any more. */
@Component
class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);
    private static final int BATCH = 200;

    private final Erasures erasures;
    private final ErasureService service;
    private final Clock clock;

    Release(Erasures erasures, ErasureService service, Clock clock) {
        this.erasures = erasures;
        this.service = service;
        this.clock = clock;
    }

    /** Looks until nobody is due; whoever fails is tried again the next time. */
    @Scheduled(fixedDelayString = "${forbear.contact.erasure-release-every:1h}")
    Mono<Void> releaseDue() {
        return Mono.defer(() -> erasures.due(clock.instant(), BATCH).collectList())
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::release)
                .count()
                .repeat()
                .takeWhile(released -> released == BATCH)
                .then()
                .doOnError(failure -> LOG.error("cannot look for what may be erased now", failure))
                .onErrorComplete();
    }

    private Mono<String> release(String debtorId) {
        return service.release(debtorId)
                .thenReturn(debtorId)
                .doOnError(
                        failure ->
                                LOG.error(
                                        "cannot erase what was kept of debtor {}",
                                        debtorId,
                                        failure))
                .onErrorComplete();
    }
}
