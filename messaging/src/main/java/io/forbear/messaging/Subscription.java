package io.forbear.messaging;

import io.forbear.topics.Topic;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * That a service consumes a topic, and what an event does to it. Services declare subscriptions as
 * beans; consumers, retries, de-duplication, parking and replay are built from them.
 *
 * <p>The effect runs inside a database transaction, together with the mark that the event was
 * processed and every {@link Outbox#publish}: all of it happens once, or none. Events of one key
 * come one after the other, in the topic's order. The same event id with changed content is a
 * correction and comes again; the same content again does not.
 *
 * <p>An effect refuses an event for good with {@link RejectedEvent}; any other error is tried again
 * a few times. Either way the key is parked in the end: the event and all later ones of the same
 * key wait for operations, while other keys flow on.
 *
 * @param topic what is consumed
 * @param group the consumer group, or null for the service's own
 * @param effect what an event does; returns without blocking
 * @param together how many events take effect in one transaction; null: each has one of its own
 */
public record Subscription<V extends SpecificRecord>(
        Topic<V> topic,
        @Nullable String group,
        Function<V, Mono<Void>> effect,
        @Nullable Together<V, ?> together) {

    /** A subscription in the service's own consumer group, which is named like the service. */
    public static <V extends SpecificRecord> Subscription<V> to(
            Topic<V> topic, Function<V, Mono<Void>> effect) {
        return new Subscription<>(topic, null, effect, null);
    }

    /**
     * A subscription in the service's own consumer group whose events are worked on many at a time,
     * together with those of other subscriptions that share the effect. It saves most of what a
     * transaction costs; if one event makes it fail, they take effect one by one.
     *
     * @param work what an event asks for; throws {@link RejectedEvent} if it cannot be so
     */
    public static <V extends SpecificRecord, W> Subscription<V> together(
            Topic<V> topic, Function<V, ? extends W> work, BatchEffect<W> effect) {
        var together = new Together<V, W>(work::apply, effect);
        return new Subscription<>(topic, null, together::alone, together);
    }

    /** The same subscription in a consumer group of its own. */
    public Subscription<V> inGroup(String name) {
        return new Subscription<>(topic, name, effect, together);
    }
}
