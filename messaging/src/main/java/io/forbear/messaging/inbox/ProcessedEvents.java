package io.forbear.messaging.inbox;

import static io.forbear.service.row.Values.texts;

import io.forbear.service.row.Values;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
            select admit_batch(:group, :keys, :topics, :partitions, :offsets,
                :timestamps, :events, :digests)
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
                .bind("partitions", Values.integers(arrivals, one -> one.received().partition()))
                .bind("offsets", Values.longs(arrivals, one -> one.received().offset()))
                .bind("timestamps", Values.instants(arrivals, one -> one.received().timestamp()))
                .bind("events", Values.uuids(arrivals, one -> one.event().id()))
                .bind("digests", Values.bytes(arrivals, one -> one.event().digest()))
                .mapValue(String.class)
                .one()
                .map(letters -> admissions(letters, arrivals));
    }

    /** The database calls each of two like events new; the second is the first again. */
    static List<Admission> admissions(String letters, List<Arrival<?>> arrivals) {
        var admissions = new ArrayList<Admission>(arrivals.size());
        var admitted = new HashSet<Content>();
        for (int i = 0; i < arrivals.size(); i++) {
            var admission = admission(letters.charAt(i));
            var again =
                    admission == Admission.NEW
                            && !admitted.add(Content.of(arrivals.get(i).event()));
            admissions.add(again ? Admission.DUPLICATE : admission);
        }
        return admissions;
    }

    /** What makes two events the same one. */
    private record Content(UUID id, ByteBuffer digest) {
        static Content of(Decoded.Event<?> event) {
            return new Content(event.id(), ByteBuffer.wrap(event.digest()));
        }
    }

    private static Admission admission(char letter) {
        return switch (letter) {
            case 'N' -> Admission.NEW;
            case 'D' -> Admission.DUPLICATE;
            case 'P' -> Admission.PARKED;
            case 'K' -> Admission.KNOWN;
            default ->
                    throw new IllegalStateException(
                            "expected one of N, D, P and K, found " + letter);
        };
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
