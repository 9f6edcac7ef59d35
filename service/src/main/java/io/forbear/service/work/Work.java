package io.forbear.service.work;

import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A kind of work that a service does by itself. Declared as a bean, so that it is measured how far
 * behind the service is with it.
 *
 * @param part its name among the service's
 * @param oldest asked for an instant: since when the oldest piece waits that was due by then and is
 *     not done; empty if there is none. All instants are of the service's clock
 */
public record Work(String part, Function<Instant, Mono<Instant>> oldest) {

    /** All that was due before this instant is done; the instant asked for if nothing waits. */
    Mono<Instant> doneUntil(Instant now) {
        return oldest.apply(now)
                .map(since -> since.isBefore(now) ? since : now)
                .defaultIfEmpty(now);
    }
}
