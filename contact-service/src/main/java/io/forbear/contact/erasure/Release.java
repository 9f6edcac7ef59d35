package io.forbear.contact.erasure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private static final Duration LATER = Duration.ofHours(1);

    private final Erasures erasures;
    private final ErasureService service;
    private final Clock clock;

    Release(Erasures erasures, ErasureService service, Clock clock) {
        this.erasures = erasures;
        this.service = service;
        this.clock = clock;
    }

    /** Looks until nobody is due; whoever fails is tried again later, behind the others. */
    @Scheduled(fixedDelayString = "${forbear.contact.erasure-release-every:1h}")
    Mono<Void> releaseDue() {
        return portion()
                .expand(looked -> looked < BATCH ? Mono.empty() : portion())
                .then()
                .doOnError(failure -> LOG.error("cannot look for what may be erased now", failure))
                .onErrorComplete();
    }

    private Mono<Integer> portion() {
        return Mono.defer(() -> erasures.due(clock.instant(), BATCH).collectList())
                .delayUntil(due -> Flux.fromIterable(due).concatMap(this::release))
                .map(List::size);
    }

    private Mono<Void> release(String debtorId) {
        return service.release(debtorId).onErrorResume(failure -> postpone(debtorId, failure));
    }

    private Mono<Void> postpone(String debtorId, Throwable failure) {
        LOG.error("cannot erase what was kept of debtor {}, later again", debtorId, failure);
        return erasures.postpone(debtorId, clock.instant().plus(LATER));
    }
}
