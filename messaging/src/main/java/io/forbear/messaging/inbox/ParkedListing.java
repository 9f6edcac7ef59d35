package io.forbear.messaging.inbox;

import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Shows parked records: what they say, why they are parked, and since when. */
final class ParkedListing {
    private final ParkedRecords parked;
    private final ParkedReader reader;

    ParkedListing(ParkedRecords parked, ParkedReader reader) {
        this.parked = parked;
        this.reader = reader;
    }

    /**
     * A parked record.
     *
     * @param parkedAt when it failed first, in real time
     * @param replays how often a replay of it failed
     * @param holdsKey whether later records of its key wait for it
     * @param event what it says; null if it cannot be decoded
     * @param value its bytes in base64, if it cannot be decoded; null if it has none, or they may
     *     be personal
     * @param masked what is not shown because it is personal: paths in the event, {@code value} for
     *     the bytes, {@code failure.message} for parts of the message
     */
    record Entry(
            UUID id,
            String group,
            String topic,
            int partition,
            long offset,
            Instant timestamp,
            @Nullable String key,
            Failure.Reason reason,
            @Nullable String exception,
            String message,
            Instant parkedAt,
            long ageSeconds,
            int replays,
            boolean holdsKey,
            @Nullable JsonNode event,
            @Nullable String value,
            List<String> masked) {}

    /** Without what is personal. */
    Mono<Page<Entry>> page(ParkedFilter filter, long after, int limit) {
        return parked.list(filter, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.at("" + row.position())))
                .publishOn(Schedulers.boundedElastic()) // decoding may ask the registry
                .map(page -> page.map(this::masked));
    }

    /** One record without what is personal; empty if it is not parked, or not any more. */
    Mono<Entry> find(UUID id) {
        return parked.find(id).publishOn(Schedulers.boundedElastic()).map(this::masked);
    }

    /** One record with everything; empty if it is not parked, or not any more. */
    Mono<Entry> whole(UUID id) {
        return parked.find(id).publishOn(Schedulers.boundedElastic()).map(this::whole);
    }

    /** All that is parked, by topic and reason, without what is personal. */
    Mono<List<ParkedGroup>> groups() {
        return parked.groups().collectList().flatMap(this::told);
    }

    private Mono<List<ParkedGroup>> told(List<ParkedRecords.Group> groups) {
        var positions =
                groups.stream()
                        .flatMap(group -> Stream.of(group.first(), group.last()))
                        .distinct()
                        .toList();
        return parked.at(positions)
                .publishOn(Schedulers.boundedElastic())
                .collectMap(ParkedRecord::position, this::message)
                .map(messages -> groups.stream().map(group -> told(group, messages)).toList());
    }

    private static ParkedGroup told(ParkedRecords.Group group, Map<Long, String> messages) {
        return new ParkedGroup(
                group.topic(),
                group.reason(),
                group.records(),
                group.keys(),
                group.oldest(),
                group.newest(),
                messages.get(group.first()),
                messages.get(group.last()));
    }

    private String message(ParkedRecord row) {
        return reader.maskedMessage(row.received(), row.failure().message());
    }

    private Entry masked(ParkedRecord row) {
        return entry(row, received -> reader.masked(received, row.failure().message()));
    }

    private Entry whole(ParkedRecord row) {
        return entry(row, received -> reader.whole(received, row.failure().message()));
    }

    private static Entry entry(ParkedRecord row, Function<Received, ParkedContent> reading) {
        var received = row.received();
        var content = content(received, reading);
        return new Entry(
                row.id(),
                received.group(),
                received.topic(),
                received.partition(),
                received.offset(),
                received.timestamp(),
                received.key(),
                row.failure().reason(),
                row.failure().exceptionClass(),
                content.message(),
                row.parkedAt(),
                (long) row.ageSeconds(),
                row.replays(),
                row.failure().holdsKey(),
                content.event(),
                content.value(),
                content.masked());
    }

    private static ParkedContent content(
            Received received, Function<Received, ParkedContent> reading) {
        try {
            return reading.apply(received);
        } catch (RegistryProbe.Outage e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage(), e);
        }
    }
}
