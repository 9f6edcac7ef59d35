package io.forbear.messaging;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What many events do at once, in one transaction.
 *
 * @param <W> what a subscription makes of an event
 */
@FunctionalInterface
public interface BatchEffect<W> {
    /**
     * Does all of it, without blocking. If it fails, nothing has happened, and the same is asked
     * for again one by one.
     *
     * @param works at least one; those of one key are in the topic's order
     */
    Mono<Void> on(List<Traced<W>> works);
}
