package io.forbear.contact.task;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets tasks, with their history, a while after they ended. What was stated meanwhile, and the
 * contacts themselves, are kept elsewhere.
 */
@Component
class TaskRetention {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRetention.class);
    private static final int CHUNK = 1_000;

    private final Tasks tasks;
    private final Clock clock;
    private final Duration keep;

    TaskRetention(
            Tasks tasks, Clock clock, @Value("${forbear.contact.tasks.keep:730d}") Duration keep) {
        this.tasks = tasks;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(fixedDelayString = "${forbear.contact.tasks.forget-every:1h}")
    Mono<Void> forgetEnded() {
        return Mono.defer(() -> tasks.forget(clock.instant().minus(keep), CHUNK))
                .repeat()
                .takeWhile(gone -> gone == CHUNK)
                .then()
                .doOnError(failure -> LOG.error("cannot forget ended tasks", failure))
                .onErrorComplete();
    }
}
