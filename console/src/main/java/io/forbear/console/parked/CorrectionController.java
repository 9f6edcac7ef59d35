package io.forbear.console.parked;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
import io.forbear.console.neighbour.Neighbours;
import io.forbear.console.registry.Registered;
import io.forbear.console.registry.Registry;
import io.forbear.console.session.Bearer;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Publishes corrected copies of parked records. The original stays as it is and where it is: what
 * was received is not edited, and whoever publishes a copy dismisses the original by himself.
 */
@RestController
class CorrectionController {
    /** Says of which parked record a record is a corrected copy. */
    static final String CORRECTS = "forbear-corrects";

    private static final TimeBasedEpochGenerator VERSION_7 = Generators.timeBasedEpochGenerator();
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Neighbours neighbours;
    private final Registry registry;
    private final Publisher publisher;
    private final Audit audit;
    private final Clock clock;

    CorrectionController(
            Neighbours neighbours,
            Registry registry,
            Publisher publisher,
            Audit audit,
            Clock clock) {
        this.neighbours = neighbours;
        this.registry = registry;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the record is to say, and why. */
    record CorrectionRequest(@NotNull JsonNode value, @NotBlank @Size(max = 1000) String reason) {}

    /** Where the copy stands. */
    record Published(String topic, int partition, long offset, UUID eventId) {}

    @PostMapping("/api/parked/{service}/{id}/corrected-copy")
    @PreAuthorize("hasRole('operations')")
    Mono<Published> correct(
            @PathVariable String service,
            @PathVariable UUID id,
            @Valid @RequestBody CorrectionRequest body,
            JwtAuthenticationToken caller) {
        var deed = Deed.correctedCopy(caller.getName(), service, "" + id, body.reason());
        return original(service, id, caller)
                .zipWhen(parked -> newest(parked.path("topic").asString()))
                .map(both -> Correction.of(both.getT1(), body.value(), both.getT2(), nextId()))
                .flatMap(copy -> audit.around(deed, publish(copy, id)));
    }

    private UUID nextId() {
        return VERSION_7.construct(clock.millis());
    }

    private Mono<JsonNode> original(String service, UUID id, JwtAuthenticationToken caller) {
        return neighbours
                .get(service, Bearer.of(caller), "/parked/{id}", id)
                .onErrorMap(
                        WebClientResponseException.NotFound.class,
                        _ -> Problem.notFound("parked record", "" + id));
    }

    private Mono<Registered> newest(String topic) {
        return registry.newest(topic)
                .onErrorMap(_ -> Problem.unavailable("The schema registry does not answer.", RETRY))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("schema of topic", topic)));
    }

    private Mono<Published> publish(Correction copy, UUID original) {
        return publisher
                .publish(
                        copy.topic(),
                        copy.key(),
                        copy.value().array(),
                        Map.of(CORRECTS, original.toString()))
                .map(
                        written ->
                                new Published(
                                        written.topic(),
                                        written.partition(),
                                        written.offset(),
                                        copy.eventId()))
                .onErrorMap(
                        KafkaException.class,
                        failure ->
                                Problem.unavailable(
                                        "Kafka did not take the copy: " + failure.getMessage(),
                                        RETRY));
    }
}
