package io.forbear.messaging;

import io.forbear.messaging.outbox.OutboxRow;
import io.forbear.messaging.outbox.OutboxRows;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.RecordHeaders;
import io.forbear.topics.Topic;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * Publishes events together with the change they tell of: the event is written into the service's
 * own database, in the same transaction, and a relay brings it to Kafka. So there is never a change
 * without its event, nor an event without its change.
 *
 * <p>Events of one key arrive in the order in which their transactions committed. A transaction
 * that publishes for several keys holds a lock on each until it ends; to rule out deadlocks it
 * writes its own rows first, and goes through the keys in a fixed order.
 */
public final class Outbox {
    /** What Kafka's default limit of a record leaves for the value. */
    private static final int MAX_BYTES = 1_000_000;

    private final EventBytes bytes;
    private final TraceContexts traces;
    private final OutboxRows rows;

    public Outbox(EventBytes bytes, TraceContexts traces, OutboxRows rows) {
        this.bytes = bytes;
        this.traces = traces;
        this.rows = rows;
    }

    /**
     * Publishes an event when the surrounding transaction commits.
     *
     * @return fails with {@link IllegalStateException} outside a transaction, and with {@link
     *     IllegalArgumentException} if the event is larger than a record of Kafka may be
     */
    public <V extends SpecificRecord> Mono<Void> publish(Topic<V> topic, V event) {
        return bytes.encode(topic, event)
                .doOnNext(payload -> requireFits(topic, payload))
                .flatMap(payload -> insert(topic, event, payload));
    }

    /**
     * Publishes events of one topic when the surrounding transaction commits, all in one go. Those
     * of one key keep their order.
     *
     * @return fails like {@link #publish(Topic, SpecificRecord)}
     */
    public <V extends SpecificRecord> Mono<Void> publish(Topic<V> topic, List<V> events) {
        return publish(
                events.stream()
                        .<Outgoing<?>>map(event -> new Outgoing<>(topic, event, null))
                        .toList());
    }

    /**
     * Publishes events of any topics when the surrounding transaction commits, all in one go. Those
     * of one key keep their order.
     *
     * @return fails like {@link #publish(Topic, SpecificRecord)}
     */
    public Mono<Void> publish(List<Outgoing<?>> events) {
        return Mono.deferContextual(context -> rows(events, context)).flatMap(rows::insertAll);
    }

    private Mono<List<OutboxRow>> rows(List<Outgoing<?>> events, ContextView context) {
        var rows =
                Mono.fromCallable(
                        () -> events.stream().<OutboxRow>map(one -> row(one, context)).toList());
        return events.stream().allMatch(one -> bytes.isPrepared(one.topic()))
                ? rows
                : rows.subscribeOn(Schedulers.boundedElastic());
    }

    private <V extends SpecificRecord> OutboxRow row(Outgoing<V> outgoing, ContextView context) {
        var payload = bytes.encoded(outgoing.topic(), outgoing.event());
        requireFits(outgoing.topic(), payload);
        var trace = outgoing.trace();
        return row(
                outgoing.topic(),
                outgoing.event(),
                payload,
                trace == null ? traces.headers(context) : Map.of(RecordHeaders.TRACEPARENT, trace));
    }

    /** A row that Kafka refuses would stop the relay for ever. */
    private static void requireFits(Topic<?> topic, byte[] payload) {
        if (payload.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an event of %s has at most %d bytes, found %d"
                            .formatted(topic.name(), MAX_BYTES, payload.length));
        }
    }

    private <V extends SpecificRecord> Mono<Void> insert(Topic<V> topic, V event, byte[] payload) {
        return row(topic, event, payload).flatMap(rows::insert);
    }

    private <V extends SpecificRecord> Mono<OutboxRow> row(
            Topic<V> topic, V event, byte[] payload) {
        return Mono.deferContextual(
                context -> Mono.just(row(topic, event, payload, traces.headers(context))));
    }

    private static <V extends SpecificRecord> OutboxRow row(
            Topic<V> topic, V event, byte[] payload, Map<String, String> headers) {
        return new OutboxRow(
                EventBytes.eventId(event),
                topic.name(),
                topic.keyOf(event),
                event.getSchema().getFullName(),
                payload,
                headers);
    }
}
