package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.Decoder.Reading;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Shows parked records: what they say, why they are parked, and since when. */
final class ParkedListing {
    private final ParkedRecords parked;
    private final Subscriptions subscriptions;
    private final Decoder decoder;

    ParkedListing(ParkedRecords parked, Subscriptions subscriptions, Decoder decoder) {
        this.parked = parked;
        this.subscriptions = subscriptions;
        this.decoder = decoder;
    }

    /**
     * A parked record.
     *
     * @param parkedAt when it failed first, in real time
     * @param replays how often a replay of it failed
     * @param holdsKey whether later records of its key wait for it
     * @param event what it says without what is personal; null if it cannot be decoded
     * @param value its bytes in base64, if it cannot be decoded; null if records of the topic hold
     *     something personal
     * @param masked paths in the event that are not shown; {@code value}: the bytes are not
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

    Mono<Page<Entry>> page(ParkedFilter filter, long after, int limit) {
        return parked.list(filter, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.at("" + row.position())))
                .publishOn(Schedulers.boundedElastic()) // decoding may ask the registry
                .map(page -> page.map(this::entry));
    }

    /** One record; empty if it is not parked, or not any more. */
    Mono<Entry> find(UUID id) {
        return parked.find(id).publishOn(Schedulers.boundedElastic()).map(this::entry);
    }

    /** All that is parked, by topic and reason. */
    Mono<List<ParkedGroup>> groups() {
        return parked.groups().collectList();
    }

    private Entry entry(ParkedRecord row) {
        var received = row.received();
        var content = content(received);
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
                row.failure().message(),
                row.parkedAt(),
                (long) row.ageSeconds(),
                row.replays(),
                row.failure().holdsKey(),
                content.event(),
                content.value(),
                content.masked());
    }

    private ParkedContent content(Received received) {
        var subscription = subscriptions.find(received.group(), received.topic());
        if (subscription == null) {
            return ParkedContent.unreadable(received.topic(), received.value());
        }
        try {
            return switch (decoder.read(subscription.topic(), received)) {
                case Reading.Understood<?>(_, var event) -> ParkedContent.of(event);
                case Reading.Unreadable<?> _ ->
                        ParkedContent.unreadable(received.topic(), received.value());
            };
        } catch (RegistryProbe.Outage e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage(), e);
        }
    }
}
