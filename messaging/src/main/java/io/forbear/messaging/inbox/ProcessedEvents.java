package io.forbear.messaging.inbox;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Remembers which events took effect, in the transaction of the effect. */
final class ProcessedEvents {
    private static final String ADMIT =
            """
            select admit_event(:group, :key, :topic, :partition, :offset, :timestamp, :event, :digest)
            """;

    private static final String MARK =
            """
            insert into processed_event (consumer_group, event_id, digest)
            values (:group, :event, :digest)
            on conflict do nothing
            """;

    private final DatabaseClient database;

    ProcessedEvents(DatabaseClient database) {
        this.database = database;
    }

    /** What is to become of an event that arrives. */
    enum Admission {
        /** It takes effect, and is marked as processed. */
        NEW,
        /** It took effect before. */
        DUPLICATE,
        /** Its key is parked. */
        PARKED,
        /** This very record was parked before. */
        KNOWN
    }

    /** Decides about an event that arrives, and locks its key until the transaction ends. */
    Mono<Admission> admit(Received received, Decoded.Event<?> event) {
        return database.sql(ADMIT)
                .bind("group", received.group())
                .bind("key", event.key())
                .bind("topic", received.topic())
                .bind("partition", received.partition())
                .bind("offset", received.offset())
                .bind("timestamp", received.timestamp())
                .bind("event", event.id())
                .bind("digest", event.digest())
                .mapValue(String.class)
                .one()
                .map(Admission::valueOf);
    }

    /** Marks an event as processed; false if it was. */
    Mono<Boolean> mark(String group, Decoded.Event<?> event) {
        return database.sql(MARK)
                .bind("group", group)
                .bind("event", event.id())
                .bind("digest", event.digest())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
