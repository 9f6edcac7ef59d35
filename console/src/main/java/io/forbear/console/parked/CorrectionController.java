package io.forbear.console.parked;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
import io.forbear.console.record.RecordView;
import io.forbear.console.registry.Registered;
import io.forbear.console.registry.Registry;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
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

    private static final String TRACE = "traceparent";

    private final ParkedEntries parked;
    private final Registry registry;
    private final Publisher publisher;
    private final Audit audit;
    private final Clock clock;

    CorrectionController(
            ParkedEntries parked,
            Registry registry,
            Publisher publisher,
            Audit audit,
            Clock clock) {
        this.parked = parked;
        this.registry = registry;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the record is to say, and why.
     *
     * @param again true: although a copy of it was published before
     */
    record CorrectionRequest(
            @NotNull JsonNode value,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable Boolean again) {}

    /**
     * Where the copy stands.
     *
     * @param waitsBehind how many parked records of its debtor it has to wait for, until they are
     *     replayed or dismissed; null: the service does not tell
     */
    record Published(
            String topic, int partition, long offset, UUID eventId, @Nullable Long waitsBehind) {
        private String result() {
            return "%s-%d@%d %s".formatted(topic, partition, offset, eventId);
        }
    }

    /**
     * A copy on its way.
     *
     * @param trace that of the original
     */
    private record Copy(
            Correction correction, @Nullable String trace, @Nullable Long waitsBehind) {}

    @PostMapping("/api/parked/{service}/{id}/corrected-copy")
    @PreAuthorize("hasRole('operations')")
    Mono<Published> correct(
            @PathVariable String service,
            @PathVariable UUID id,
            @Valid @RequestBody CorrectionRequest body,
            JwtAuthenticationToken caller) {
        var deed = Deed.correctedCopy(caller.getName(), service, "" + id, body.reason());
        var again = Boolean.TRUE.equals(body.again());
        return parked.find(service, id, caller)
                .flatMap(entry -> copy(service, entry, body, caller))
                .flatMap(copy -> audit.once(deed, again, publish(copy, id), Published::result));
    }

    private Mono<Copy> copy(
            String service, JsonNode entry, CorrectionRequest body, JwtAuthenticationToken caller) {
        return newest(entry.path("topic").asString())
                .zipWith(parked.original(entry).singleOptional())
                .map(both -> copy(entry, both.getT2().orElse(null), body, both.getT1()))
                .flatMap(
                        copy ->
                                parked.waiting(service, entry, copy.correction().key(), caller)
                                        .map(count -> waiting(copy, count))
                                        .defaultIfEmpty(copy));
    }

    private Copy copy(
            JsonNode entry,
            @Nullable RecordView original,
            CorrectionRequest body,
            Registered newest) {
        var whole = original == null ? null : original.value();
        var correction = Correction.of(entry, whole, body.value(), newest, nextId());
        return new Copy(correction, original == null ? null : original.headers().get(TRACE), null);
    }

    private static Copy waiting(Copy copy, long count) {
        return new Copy(copy.correction(), copy.trace(), count);
    }

    private UUID nextId() {
        return VERSION_7.construct(clock.millis());
    }

    private Mono<Registered> newest(String topic) {
        return registry.newest(topic)
                .onErrorMap(_ -> Problem.unavailable("The schema registry does not answer.", RETRY))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("schema of topic", topic)));
    }

    private Mono<Published> publish(Copy copy, UUID original) {
        var correction = copy.correction();
        return publisher
                .publish(
                        correction.topic(),
                        correction.key(),
                        correction.value().array(),
                        headers(copy, original))
                .map(written -> published(copy, written))
                .onErrorMap(
                        KafkaException.class,
                        failure ->
                                Problem.unavailable(
                                        "Kafka did not take the copy: " + failure.getMessage(),
                                        RETRY));
    }

    private static Map<String, String> headers(Copy copy, UUID original) {
        var headers = new HashMap<>(Map.of(CORRECTS, original.toString()));
        if (copy.trace() != null) {
            headers.put(TRACE, copy.trace());
        }
        return headers;
    }

    private static Published published(Copy copy, RecordMetadata written) {
        return new Published(
                written.topic(),
                written.partition(),
                written.offset(),
                copy.correction().eventId(),
                copy.waitsBehind());
    }
}
