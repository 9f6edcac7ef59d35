package io.forbear.messaging.inbox;

import io.forbear.messaging.Subscription;
import io.forbear.messaging.inbox.ProcessedEvents.Admission;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets each event take effect once. The mark that it was processed, what the effect writes and what
 * it publishes are one transaction; a record that cannot be processed is parked; an outage is
 * neither, and reaches the caller.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Decoder decoder;
    private final ProcessedEvents processed;
    private final Parking parking;
    private final TransactionalOperator transactions;
    private final InboxSettings settings;
    private final InboxMetrics metrics;

    Inbox(
            Decoder decoder,
            ProcessedEvents processed,
            Parking parking,
            TransactionalOperator transactions,
            InboxSettings settings,
            InboxMetrics metrics) {
        this.decoder = decoder;
        this.processed = processed;
        this.parking = parking;
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Processes or parks a record. Decoding blocks; the rest does not.
     *
     * @return fails only in an outage: then nothing has happened, and the record is to be delivered
     *     again
     */
    <V extends SpecificRecord> Mono<Void> consume(Subscription<V> subscription, Received received) {
        return switch (decoder.decode(subscription.topic(), received)) {
            case Decoded.Unusable<V>(var failure) -> park(received, failure);
            case Decoded.Event<V> event -> process(subscription, received, event);
        };
    }

    private <V extends SpecificRecord> Mono<Void> process(
            Subscription<V> subscription, Received received, Decoded.Event<V> event) {
        return Mono.defer(() -> once(subscription, received, event))
                .timeout(settings.effectTimeout())
                .retryWhen(retries())
                .onErrorResume(
                        failed -> !Outages.isOutage(failed),
                        failed -> park(received, Failure.of(failed)));
    }

    private <V extends SpecificRecord> Mono<Void> once(
            Subscription<V> subscription, Received received, Decoded.Event<V> event) {
        return processed
                .admit(received, event)
                .flatMap(admission -> act(admission, subscription, received, event))
                .as(transactions::transactional)
                .doOnNext(admission -> metrics.consumed(received, admission))
                .then();
    }

    private <V extends SpecificRecord> Mono<Admission> act(
            Admission admission,
            Subscription<V> subscription,
            Received received,
            Decoded.Event<V> event) {
        var action =
                switch (admission) {
                    case NEW -> subscription.effect().apply(event.content());
                    case PARKED -> parking.park(received, Failure.BEHIND);
                    case DUPLICATE, KNOWN -> Mono.<Void>empty();
                };
        return action.thenReturn(admission);
    }

    private Mono<Void> park(Received received, Failure failure) {
        return parking.park(received, failure)
                .timeout(settings.effectTimeout())
                .doOnSuccess(_ -> tell(received, failure));
    }

    /** Without the message of the failure, which may quote the record. */
    private void tell(Received received, Failure failure) {
        metrics.parked(received, failure.reason());
        LOG.warn("{} parked {}: {}", received.group(), received, failure.reason());
    }

    private Retry retries() {
        return Retry.backoff(settings.retries(), settings.firstBackOff())
                .filter(failed -> !Failure.isRejection(failed))
                .onRetryExhaustedThrow((_, last) -> last.failure());
    }
}
