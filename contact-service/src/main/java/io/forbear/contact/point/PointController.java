package io.forbear.contact.point;

import io.forbear.messaging.request.Mark;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The ways to reach a debtor and persons around him. */
@RestController
@RequestMapping("/debtors/{debtorId}/contact-points")
@Tag(name = "contact points", description = "Telephones, e-mail and postal addresses")
class PointController {
    private static final String WRITERS = "hasAnyRole('core-banking', 'collector')";
    private static final String READERS =
            "hasAnyRole('collector', 'compliance-officer', 'auditor')";

    private final PointService service;
    private final JsonMapper json;

    PointController(PointService service, JsonMapper json) {
        this.service = service;
        this.json = json;
    }

    /** Why a point ends. */
    record EndBody(@NotBlank @Size(max = 200) String because) {}

    /** A number or address in full. */
    record Value(String endpoint, String value) {}

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "Contact points of a debtor, masked, with what came of attempts on them")
    Mono<Page<PointView>> points(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return service.list(debtorId, Cursor.parse(cursor, 1), Limit.of(limit));
    }

    @PreAuthorize(READERS)
    @GetMapping("/{endpoint}")
    @Operation(summary = "One contact point, masked")
    Mono<PointView> point(@PathVariable String debtorId, @PathVariable String endpoint) {
        return service.view(debtorId, endpoint);
    }

    @PreAuthorize("hasRole('collector')")
    @GetMapping("/{endpoint}/value")
    @Operation(summary = "The number or address in full; that it was read is written down")
    Mono<Value> value(
            @PathVariable String debtorId, @PathVariable String endpoint, Principal caller) {
        return service.value(debtorId, endpoint, caller.getName())
                .map(value -> new Value(endpoint, value));
    }

    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    @GetMapping("/readings")
    @Operation(summary = "Who read numbers and addresses of a debtor in full, the newest first")
    Mono<List<PointReadings.Reading>> readings(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Nullable Integer limit) {
        return service.readings(debtorId, Limit.of(limit));
    }

    @PreAuthorize(WRITERS)
    @PostMapping
    @Operation(
            summary = "State a contact point",
            description =
                    "Answers 422 and names what is wrong with a number. The same Idempotency-Key"
                            + " makes no second one. `replaces` corrects the value of another.")
    Mono<ResponseEntity<PointView>> add(
            @PathVariable String debtorId,
            @Valid @RequestBody PointBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var asked = debtorId + json.writeValueAsString(service.withoutValue(body));
        return service.add(debtorId, body, Mark.of(caller.getName(), key, asked))
                .flatMap(endpoint -> service.view(debtorId, endpoint))
                .map(view -> ResponseEntity.created(address(debtorId, view)).body(view));
    }

    @PreAuthorize(WRITERS)
    @PutMapping("/{endpoint}")
    @Operation(summary = "Correct role, source or validity of a contact point")
    Mono<PointView> change(
            @PathVariable String debtorId,
            @PathVariable String endpoint,
            @Valid @RequestBody PointChange body) {
        return service.change(debtorId, endpoint, body);
    }

    @PreAuthorize(WRITERS)
    @PostMapping("/{endpoint}/end")
    @Operation(summary = "Say that a contact point is not the person's, or not any more")
    Mono<PointView> end(
            @PathVariable String debtorId,
            @PathVariable String endpoint,
            @Valid @RequestBody EndBody body) {
        return service.end(debtorId, endpoint, body.because());
    }

    @PreAuthorize(WRITERS)
    @PostMapping("/{endpoint}/confirmation")
    @Operation(summary = "Say that a contact point is the person's, whatever was reported before")
    Mono<PointView> confirm(@PathVariable String debtorId, @PathVariable String endpoint) {
        return service.confirm(debtorId, endpoint);
    }

    private static URI address(String debtorId, PointView point) {
        return UriComponentsBuilder.fromPath("/debtors/{debtorId}/contact-points/{endpoint}")
                .build(debtorId, point.endpoint());
    }
}
