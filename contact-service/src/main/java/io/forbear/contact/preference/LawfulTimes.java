package io.forbear.contact.preference;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.neighbour.Neighbours;
import io.forbear.contact.neighbour.Neighbours.Neighbour;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks compliance-service when each channel is lawfully open, with the caller's own token. It is
 * advice; every contact is judged by the gate all the same.
 */
@Component
class LawfulTimes {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Neighbours neighbours;

    LawfulTimes(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** A stretch of time; {@code until} is the instant after the last. */
    record Interval(Instant from, Instant until) {}

    /**
     * When each channel is open.
     *
     * @param authorization the caller's header
     * @return none if compliance-service does not answer, or does not know the debtor
     */
    Mono<Optional<Map<Channel, List<Interval>>>> of(
            String debtorId, Instant from, Instant to, String authorization) {
        return neighbours
                .ask(
                        Neighbour.COMPLIANCE_SERVICE,
                        PATIENCE,
                        authorization,
                        "/debtors/{id}/availability?from={from}&to={to}",
                        debtorId,
                        from,
                        to)
                .map(part -> Optional.ofNullable(part.content()).map(LawfulTimes::read));
    }

    /** A channel that it says nothing of is not open. */
    static Map<Channel, List<Interval>> read(JsonNode availability) {
        var open = new EnumMap<Channel, List<Interval>>(Channel.class);
        for (var channel : Channel.values()) {
            open.put(
                    channel,
                    nodes(availability.path("channels"))
                            .filter(one -> one.path("channel").asString("").equals(channel.name()))
                            .flatMap(one -> nodes(one.path("lawful")))
                            .map(LawfulTimes::interval)
                            .toList());
        }
        return Collections.unmodifiableMap(open);
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Interval interval(JsonNode interval) {
        return new Interval(
                Instant.parse(interval.path("from").asString()),
                Instant.parse(interval.path("until").asString()));
    }
}
