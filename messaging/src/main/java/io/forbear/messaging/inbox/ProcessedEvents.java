package io.forbear.messaging.inbox;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.texts;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Remembers which events took effect, in the transaction of the effect. */
final class ProcessedEvents {
    private static final String ADMIT =
            """
            select admit_event(:group, :key, :topic, :partition, :offset, :timestamp, :event, :digest)
            """;

    private static final String ADMIT_ALL =
            """
            select place, admission from admit_events(:group, :keys, :topics, :partitions, :offsets,
                :timestamps::timestamptz[], :events, :digests)
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

    /**
     * Decides about events that arrive in one group, and locks their keys until the transaction
     * ends, in the order of the keys.
     *
     * @return in the order of the events
     */
    Mono<List<Admission>> admit(String group, List<Arrival<?>> arrivals) {
        return database.sql(ADMIT_ALL)
                .bind("group", group)
                .bind("keys", texts(arrivals, one -> one.event().key()))
                .bind("topics", texts(arrivals, one -> one.received().topic()))
                .bind(
                        "partitions",
                        arrivals.stream()
                                .map(one -> one.received().partition())
                                .toArray(Integer[]::new))
                .bind(
                        "offsets",
                        arrivals.stream().map(one -> one.received().offset()).toArray(Long[]::new))
                .bind("timestamps", texts(arrivals, one -> one.received().timestamp().toString()))
                .bind("events", arrivals.stream().map(one -> one.event().id()).toArray(UUID[]::new))
                .bind("digests", texts(arrivals, one -> hex(one.event().digest())))
                .map(
                        row ->
                                Map.entry(
                                        get(row, "place", Long.class),
                                        Admission.valueOf(get(row, "admission", String.class))))
                .all()
                .collectSortedList(Map.Entry.comparingByKey())
                .map(found -> found.stream().map(Map.Entry::getValue).toList());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
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
