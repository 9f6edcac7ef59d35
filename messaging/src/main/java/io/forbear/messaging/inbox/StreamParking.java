package io.forbear.messaging.inbox;

import io.forbear.messaging.ParkedHeaders;
import io.forbear.messaging.ParkingStream;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.inbox.Failure.Reason;
import io.forbear.messaging.outbox.OutboxRow;
import io.forbear.messaging.outbox.OutboxRows;
import io.forbear.messaging.wire.RecordHeaders;
import io.forbear.topics.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes in what streams have parked by themselves, and hands it back to them on replay. */
final class StreamParking {
    private static final Logger LOG = LoggerFactory.getLogger(StreamParking.class);
    private static final String REPLAYED = "replayed";

    /**
     * What Kafka's default limit of a record leaves; nothing makes the events' topics take more.
     */
    private static final int MAX_BYTES = 1_040_000;

    private final List<ParkingStream> streams;
    private final ParkedRecords parked;
    private final OutboxRows outbox;

    StreamParking(List<ParkingStream> streams, ParkedRecords parked, OutboxRows outbox) {
        this.streams = List.copyOf(streams);
        this.parked = parked;
        this.outbox = outbox;
    }

    List<ParkingStream> streams() {
        return streams;
    }

    /** Names of the topics that a stream parks on. */
    static List<String> parkedTopics(ParkingStream stream) {
        return stream.topics().stream().map(Topic::parkedName).toList();
    }

    /** Whether a group is a stream's, so that nobody here can process its records. */
    boolean isStream(String group) {
        return streams.stream().anyMatch(stream -> stream.group().equals(group));
    }

    /**
     * Notes a parked record, once, if this stream has parked it; others park there too. One that
     * nobody can read is left on its topic: it must not keep the others from being seen.
     */
    Mono<Void> take(ParkingStream stream, ConsumerRecord<byte[], byte[]> message) {
        var headers = RecordHeaders.read(message.headers());
        return stream.group().equals(headers.get(ParkedHeaders.PREFIX + "group"))
                ? note(message, headers)
                        .onErrorResume(e -> !Outages.isOutage(e), e -> skip(message, e))
                : Mono.empty();
    }

    private Mono<Void> note(ConsumerRecord<byte[], byte[]> message, Map<String, String> headers) {
        return Mono.defer(() -> parked.add(received(message, headers), failure(headers))).then();
    }

    private static Mono<Void> skip(ConsumerRecord<byte[], byte[]> message, Throwable failed) {
        LOG.error(
                "skipped a parked record that is not readable: {}-{}@{}",
                message.topic(),
                message.partition(),
                message.offset(),
                failed);
        return Mono.empty();
    }

    /**
     * Publishes a parked record to its topic again, in the surrounding transaction.
     *
     * @return fails with {@link RejectedEvent} if the topic would not take it
     */
    Mono<Void> handBack(Received received) {
        return Mono.fromSupplier(() -> returned(received)).flatMap(outbox::insert);
    }

    /** A row that Kafka refuses would stop the relay for ever. */
    static OutboxRow returned(Received received) {
        if (received.headers().containsKey(ParkedHeaders.LEFT_OUT)) {
            throw new RejectedEvent("too large to be parked with its value: " + received);
        }
        var row =
                new OutboxRow(
                        UUID.randomUUID(),
                        received.topic(),
                        received.key(),
                        REPLAYED,
                        received.value(),
                        received.headers());
        if (row.size() > MAX_BYTES) {
            throw new RejectedEvent(
                    "%s takes records of at most %d bytes, found %d"
                            .formatted(received.topic(), MAX_BYTES, row.size()));
        }
        return row;
    }

    private static Received received(
            ConsumerRecord<byte[], byte[]> message, Map<String, String> headers) {
        byte[] rawKey = message.key();
        var own = new LinkedHashMap<>(headers);
        own.keySet()
                .removeIf(
                        n ->
                                n.startsWith(ParkedHeaders.PREFIX)
                                        && !n.equals(ParkedHeaders.LEFT_OUT));
        return new Received(
                required(headers, "group"),
                required(headers, "topic"),
                Integer.parseInt(required(headers, "partition")),
                Long.parseLong(required(headers, "offset")),
                Instant.parse(required(headers, "timestamp")),
                rawKey,
                Received.text(rawKey),
                message.value(),
                own);
    }

    private static Failure failure(Map<String, String> headers) {
        return new Failure(
                Reason.valueOf(required(headers, "reason")),
                false,
                headers.get(ParkedHeaders.PREFIX + "exception"),
                required(headers, "message"));
    }

    private static String required(Map<String, String> headers, String name) {
        @Nullable String value = headers.get(ParkedHeaders.PREFIX + name);
        if (value == null) {
            throw new IllegalStateException(
                    "a parked record has no header " + ParkedHeaders.PREFIX + name);
        }
        return value;
    }
}
