package io.forbear.messaging;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * How events take effect many at a time.
 *
 * @param work what an event asks for; throws {@link RejectedEvent} if it cannot be so
 * @param effect does it; subscriptions that share one effect are worked on together
 */
public record Together<V, W>(Function<V, W> work, BatchEffect<W> effect) {

    Mono<Void> alone(V event) {
        return Mono.defer(() -> effect.on(List.of(new Traced<>(work.apply(event), null))));
    }
}
