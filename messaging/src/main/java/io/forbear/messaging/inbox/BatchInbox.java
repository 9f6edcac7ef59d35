package io.forbear.messaging.inbox;

import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.Together;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.Traced;
import io.forbear.messaging.inbox.ProcessedEvents.Admission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets many events take effect in one transaction, each once, where their subscriptions can do so.
 * The order per key is kept: a key with a record that has to be looked at alone is left to the
 * {@link Inbox} altogether, and so is everything if the transaction fails.
 */
final class BatchInbox {
    private static final Logger LOG = LoggerFactory.getLogger(BatchInbox.class);

    private final Subscriptions subscriptions;
    private final Decoder decoder;
    private final ProcessedEvents processed;
    private final Parking parking;
    private final TransactionalOperator transactions;
    private final InboxSettings settings;
    private final InboxMetrics metrics;
    private final TraceContexts traces;

    BatchInbox(
            Subscriptions subscriptions,
            Decoder decoder,
            ProcessedEvents processed,
            Parking parking,
            TransactionalOperator transactions,
            InboxSettings settings,
            InboxMetrics metrics,
            TraceContexts traces) {
        this.subscriptions = subscriptions;
        this.decoder = decoder;
        this.processed = processed;
        this.parking = parking;
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
        this.traces = traces;
        metrics.know(subscriptions.groups());
    }

    /**
     * A record whose work can be done together with others'.
     *
     * @param work what its event asks for
     * @param effect does it
     */
    private record Ready<W>(Arrival<?> arrival, W work, BatchEffect<W> effect) {
        Received received() {
            return arrival.received();
        }
    }

    /**
     * Works on what can be done together; blocks.
     *
     * @return what is left to be done one by one, in its order
     * @throws RuntimeException only in an outage: then everything is to be delivered again
     */
    List<Received> consume(String group, List<Received> batch) {
        var apart = new HashSet<@Nullable String>();
        var ready = new ArrayList<Ready<?>>();
        var effectOf = new HashMap<String, BatchEffect<?>>();
        for (var received : batch) {
            var key = received.key();
            var one = ready(received);
            if (key == null || one.isEmpty() || isOther(effectOf, key, one.get().effect())) {
                apart.add(key);
            } else {
                ready.add(one.get());
            }
        }
        var done = Collections.<Received>newSetFromMap(new IdentityHashMap<>());
        for (var effect : Set.copyOf(effectOf.values())) {
            done.addAll(consume(group, effect, ready, apart));
        }
        return batch.stream().filter(received -> !done.contains(received)).toList();
    }

    private static boolean isOther(
            Map<String, BatchEffect<?>> effectOf, String key, BatchEffect<?> effect) {
        var first = effectOf.putIfAbsent(key, effect);
        return first != null && !first.equals(effect);
    }

    private Optional<? extends Ready<?>> ready(Received received) {
        var subscription = subscriptions.find(received.group(), received.topic());
        return subscription == null ? Optional.empty() : ready(subscription, received);
    }

    private <V extends SpecificRecord> Optional<? extends Ready<?>> ready(
            Subscription<V> subscription, Received received) {
        var together = subscription.together();
        return together != null
                        && decoder.decode(subscription.topic(), received)
                                instanceof Decoded.Event<V> event
                ? ready(together, received, event)
                : Optional.empty();
    }

    private static <V extends SpecificRecord, W> Optional<Ready<W>> ready(
            Together<V, W> together, Received received, Decoded.Event<V> event) {
        try {
            var work = together.work().apply(event.content());
            return Optional.of(
                    new Ready<>(new Arrival<>(received, event), work, together.effect()));
        } catch (RuntimeException refused) { // whatever it is: it is parked one by one
            return Optional.empty();
        }
    }

    /** Works on the records of one effect; which it has done. */
    private <W> List<Received> consume(
            String group,
            BatchEffect<W> effect,
            List<Ready<?>> ready,
            Set<@Nullable String> apart) {
        var mine = new ArrayList<Ready<W>>();
        for (var one : ready) {
            if (one.effect().equals(effect) && !apart.contains(one.received().key())) {
                @SuppressWarnings("unchecked") // its effect takes such work
                var same = (Ready<W>) one;
                mine.add(same);
            }
        }
        if (mine.isEmpty()) {
            return List.of();
        }
        var admissions =
                transaction(group, effect, mine)
                        .timeout(settings.effectTimeout())
                        .onErrorResume(
                                failed -> !Outages.isOutage(failed),
                                failed -> takeApart(group, mine.size(), failed))
                        .blockOptional();
        if (admissions.isEmpty()) {
            return List.of();
        }
        for (int i = 0; i < mine.size(); i++) {
            metrics.consumed(mine.get(i).received(), admissions.get().get(i));
        }
        return mine.stream().map(Ready::received).toList();
    }

    private Mono<List<Admission>> takeApart(String group, int size, Throwable failed) {
        LOG.debug("{} of {} are worked on one by one", size, group, failed);
        if (size > 1) {
            metrics.takenApart(group);
        }
        return Mono.empty();
    }

    private <W> Mono<List<Admission>> transaction(
            String group, BatchEffect<W> effect, List<Ready<W>> ready) {
        var arrivals = ready.stream().<Arrival<?>>map(Ready::arrival).toList();
        return processed
                .admit(group, arrivals)
                .flatMap(
                        admissions ->
                                act(effect, ready, admissions)
                                        .then(park(ready, admissions))
                                        .thenReturn(admissions))
                .as(transactions::transactional);
    }

    private <W> Mono<Void> act(
            BatchEffect<W> effect, List<Ready<W>> ready, List<Admission> admissions) {
        var news = those(ready, admissions, Admission.NEW);
        if (news.isEmpty()) {
            return Mono.empty();
        }
        var works = news.stream().map(one -> one.received().work("take")).toList();
        return traces.continuingAll(works, parents -> effect.on(traced(news, parents)));
    }

    private static <W> List<Traced<W>> traced(
            List<Ready<W>> works, List<@Nullable String> traceparents) {
        var traced = new ArrayList<Traced<W>>(works.size());
        for (int i = 0; i < works.size(); i++) {
            traced.add(new Traced<>(works.get(i).work(), traceparents.get(i)));
        }
        return traced;
    }

    private <W> Mono<Void> park(List<Ready<W>> ready, List<Admission> admissions) {
        return Flux.fromIterable(those(ready, admissions, Admission.PARKED))
                .concatMap(one -> parking.park(one.received(), Failure.BEHIND))
                .then();
    }

    private static <W> List<Ready<W>> those(
            List<Ready<W>> ready, List<Admission> admissions, Admission wanted) {
        var found = new ArrayList<Ready<W>>();
        for (int i = 0; i < ready.size(); i++) {
            if (admissions.get(i) == wanted) {
                found.add(ready.get(i));
            }
        }
        return found;
    }
}
