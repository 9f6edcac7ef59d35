package io.forbear.console.parked;

import io.forbear.console.neighbour.Neighbours;
import io.forbear.console.record.Originals;
import io.forbear.console.record.RecordView;
import io.forbear.console.session.Bearer;
import io.forbear.service.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Parked records as their services show them, and what Kafka has of them. */
@Component
class ParkedEntries {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Neighbours neighbours;
    private final Originals originals;

    ParkedEntries(Neighbours neighbours, Originals originals) {
        this.neighbours = neighbours;
        this.originals = originals;
    }

    /** A parked record, masked; fails with what the service says against it. */
    Mono<JsonNode> find(String service, UUID id, JwtAuthenticationToken caller) {
        return explained(
                service, id, neighbours.get(service, Bearer.of(caller), "/parked/{id}", id));
    }

    /** The same with what is personal; the service keeps who saw it and why, too. */
    Mono<JsonNode> whole(String service, UUID id, String reason, JwtAuthenticationToken caller) {
        var body = Map.of("reason", reason);
        var path = "/parked/{id}/unmasking";
        return explained(service, id, neighbours.post(service, Bearer.of(caller), body, path, id));
    }

    private static Mono<JsonNode> explained(String service, UUID id, Mono<JsonNode> asked) {
        return asked.onErrorMap(
                WebClientResponseException.class,
                refused -> refusal(service, id, refused.getStatusCode().value()));
    }

    static Problem refusal(String service, UUID id, int status) {
        return switch (status) {
            case 401 -> Problem.unauthorized(service + " does not take the token.");
            case 403 -> Problem.forbidden(service + " does not show you its parked records.");
            case 404 -> Problem.notFound("parked record", "" + id);
            default -> Problem.unavailable("%s answered %d.".formatted(service, status), RETRY);
        };
    }

    /** The record itself, whole; empty if Kafka has it no more. */
    Mono<RecordView> original(JsonNode parked) {
        return parked.path("timestamp").isString() && parked.path("offset").isIntegralNumber()
                ? originals.find(
                        parked.path("topic").asString(),
                        parked.path("partition").asInt(),
                        parked.path("offset").asLong(),
                        Instant.parse(parked.path("timestamp").asString()))
                : Mono.empty();
    }

    /** Behind how many records of its key a new record has to wait; empty if nobody tells. */
    Mono<Long> waiting(String service, JsonNode parked, String key, JwtAuthenticationToken caller) {
        return neighbours
                .get(service, Bearer.of(caller), "/parked?key={key}&limit=500", key)
                .map(page -> holding(page, parked.path("group").asString("")))
                .onErrorComplete();
    }

    /** Each group of consumers has its own line. */
    static long holding(JsonNode page, String group) {
        return page.path("items")
                .valueStream()
                .filter(one -> one.path("group").asString("").equals(group))
                .filter(one -> one.path("holdsKey").asBoolean(false))
                .count();
    }
}
