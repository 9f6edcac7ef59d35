package io.forbear.messaging.inbox;

import io.forbear.messaging.ParkedHeaders;
import io.forbear.messaging.outbox.OutboxRow;
import io.forbear.messaging.outbox.OutboxRows;
import io.forbear.topics.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Parks records: into the table that replays work on, and, through the outbox, on to {@code
 * <topic>.parked}, where the original bytes and the reason can be seen. Both in one transaction,
 * and once per record, however often Kafka delivers it.
 *
 * <p>A record can grow on its way: Kafka limits it compressed, and what is no text becomes longer
 * as text. One that {@code <topic>.parked} would refuse, and so stop the relay for ever, goes there
 * without its value and headers; the table has them.
 */
final class Parking {
    private final ParkedRecords parked;
    private final OutboxRows outbox;
    private final TransactionalOperator transactions;

    Parking(ParkedRecords parked, OutboxRows outbox, TransactionalOperator transactions) {
        this.parked = parked;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** In a transaction of its own, or in the surrounding one. */
    Mono<Void> park(Received received, Failure failure) {
        var key = received.key();
        Mono<Void> lock = key == null ? Mono.empty() : parked.lock(received.group(), key);
        return lock.then(parked.add(received, failure))
                .flatMap(added -> outbox.insert(row(received, failure, added)))
                .as(transactions::transactional);
    }

    static OutboxRow row(Received received, Failure failure, ParkedRecords.Added added) {
        var whole = new LinkedHashMap<>(received.headers());
        whole.putAll(headers(received, failure, added));
        var row = row(received, failure, added, received.value(), whole);
        return row.size() <= ParkedHeaders.MAX_BYTES
                ? row
                : withoutContent(received, failure, added, row.size());
    }

    private static OutboxRow withoutContent(
            Received received, Failure failure, ParkedRecords.Added added, long size) {
        var headers = headers(received, failure, added);
        headers.put(ParkedHeaders.LEFT_OUT, ParkedHeaders.leftOut(size));
        return row(received, failure, added, null, headers);
    }

    private static OutboxRow row(
            Received received,
            Failure failure,
            ParkedRecords.Added added,
            byte @Nullable [] value,
            Map<String, String> headers) {
        return new OutboxRow(
                added.id(),
                received.topic() + Topic.PARKED_SUFFIX,
                received.key(),
                failure.reason().name(),
                value,
                headers);
    }

    private static Map<String, String> headers(
            Received received, Failure failure, ParkedRecords.Added added) {
        var headers =
                ParkedHeaders.of(
                        added.id(),
                        new ParkedHeaders.Origin(
                                received.group(),
                                received.topic(),
                                received.partition(),
                                received.offset(),
                                received.timestamp()),
                        failure.reason().name(),
                        failure.message(),
                        added.parkedAt());
        var exception = failure.exceptionClass();
        if (exception != null) {
            headers.put(ParkedHeaders.PREFIX + "exception", exception);
        }
        return headers;
    }
}
