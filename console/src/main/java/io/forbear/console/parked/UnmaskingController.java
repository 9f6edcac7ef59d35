package io.forbear.console.parked;

import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Shows what is personal in a parked record, to whoever says why. */
@RestController
class UnmaskingController {
    private final ParkedEntries parked;
    private final Audit audit;

    UnmaskingController(ParkedEntries parked, Audit audit) {
        this.parked = parked;
        this.audit = audit;
    }

    /** Why personal data are to be shown. */
    record UnmaskingRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** The record with everything, from the service that parked it. */
    @PostMapping("/api/parked/{service}/{id}/unmasking")
    @PreAuthorize("hasAnyRole('compliance-officer','auditor')")
    Mono<JsonNode> unmask(
            @PathVariable String service,
            @PathVariable UUID id,
            @Valid @RequestBody UnmaskingRequest body,
            JwtAuthenticationToken caller) {
        return parked.find(service, id, caller)
                .flatMap(
                        entry ->
                                audit.around(
                                        Deed.unmasked(
                                                caller.getName(), place(entry), body.reason()),
                                        parked.whole(service, id, body.reason(), caller)));
    }

    private static String place(JsonNode entry) {
        return "%s-%d@%d"
                .formatted(
                        entry.path("topic").asString(),
                        entry.path("partition").asInt(),
                        entry.path("offset").asLong());
    }
}
