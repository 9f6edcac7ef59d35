package io.forbear.messaging.inbox;

import io.forbear.messaging.Subscription;
import io.forbear.messaging.TraceContexts;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Processes parked records through the same effects as if they had just arrived, decoded with the
 * current schema. Each line goes in its order and stops at its first failure; the rest of it stays
 * parked. While a record is being replayed, a record of its key that arrives waits; then it is
 * parked behind the line, or processed if the line has come to its end.
 */
final class Replay {
    private final ParkedRecords parked;
    private final Subscriptions subscriptions;
    private final Decoder decoder;
    private final ProcessedEvents processed;
    private final TransactionalOperator transactions;
    private final TraceContexts traces;
    private final StreamParking streams;

    Replay(
            ParkedRecords parked,
            Subscriptions subscriptions,
            Decoder decoder,
            ProcessedEvents processed,
            TransactionalOperator transactions,
            TraceContexts traces,
            StreamParking streams) {
        this.parked = parked;
        this.subscriptions = subscriptions;
        this.decoder = decoder;
        this.processed = processed;
        this.transactions = transactions;
        this.traces = traces;
        this.streams = streams;
    }

    /** What became of a parked record. */
    sealed interface Outcome {
        record TookEffect(UUID id) implements Outcome {}

        record Stopped(ParkedRecord record, Failure failure) implements Outcome {}
    }

    /**
     * Replays a line, record by record, each in a transaction of its own.
     *
     * @param decision of whoever asked for it
     * @return the records that took effect, and at the end perhaps one that stopped the line
     */
    Flux<Outcome> run(Line line, UUID decision) {
        return outcomes(line, decision)
                .concatMap(outcome -> keepReason(outcome).thenReturn(outcome));
    }

    /** The same in one transaction that is rolled back: nothing of it remains. */
    Flux<Outcome> rehearse(Line line, UUID decision) {
        return transactions.execute(
                transaction -> {
                    transaction.setRollbackOnly();
                    return outcomes(line, decision);
                });
    }

    private Flux<Outcome> outcomes(Line line, UUID decision) {
        var next = Mono.defer(() -> replayHead(line, decision));
        return next.expand(
                outcome ->
                        switch (outcome) {
                            case Outcome.TookEffect _ -> next;
                            case Outcome.Stopped _ -> Mono.empty();
                        });
    }

    /** Empty if the line has come to its end. */
    private Mono<Outcome> replayHead(Line line, UUID decision) {
        return parked.head(line)
                .flatMap(head -> replay(head, decision))
                .as(transactions::transactional)
                .onErrorResume(StoppedException.class, stop -> Mono.just(stop.outcome));
    }

    private Mono<Outcome> replay(ParkedRecord head, UUID decision) {
        return effect(head.received())
                .then(parked.replayed(head.id(), decision))
                .then(Mono.<Outcome>just(new Outcome.TookEffect(head.id())))
                .onErrorMap(failed -> !Outages.isOutage(failed), e -> stop(head, e));
    }

    private Mono<Void> effect(Received received) {
        if (streams.isStream(received.group())) {
            return streams.handBack(received);
        }
        var subscription = subscriptions.find(received.group(), received.topic());
        return subscription == null
                ? Mono.error(new IllegalStateException("the group has no subscription any more"))
                : traces.continuing(received.work("replay"), effect(subscription, received));
    }

    private <V extends SpecificRecord> Mono<Void> effect(
            Subscription<V> subscription, Received received) {
        return Mono.fromCallable(() -> decoder.decode(subscription.topic(), received))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(decoded -> effect(subscription, received, decoded));
    }

    private <V extends SpecificRecord> Mono<Void> effect(
            Subscription<V> subscription, Received received, Decoded<V> decoded) {
        return switch (decoded) {
            case Decoded.Unusable<V>(var failure) -> Mono.error(new UnusableException(failure));
            case Decoded.Event<V> event ->
                    processed
                            .mark(received.group(), event)
                            .filter(isNew -> isNew)
                            .flatMap(_ -> subscription.effect().apply(event.content()));
        };
    }

    private Mono<Void> keepReason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.TookEffect _ -> Mono.empty();
            case Outcome.Stopped(var head, var failure) -> parked.failedAgain(head.id(), failure);
        };
    }

    private static StoppedException stop(ParkedRecord head, Throwable thrown) {
        var failure =
                thrown instanceof UnusableException unusable
                        ? unusable.failure
                        : Failure.of(thrown);
        return new StoppedException(new Outcome.Stopped(head, failure), thrown);
    }

    /** Rolls the transaction of a record back and says why. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        StoppedException(Outcome outcome, Throwable cause) {
            super(cause);
            this.outcome = outcome;
        }
    }

    private static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Failure failure;

        UnusableException(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }
    }
}
