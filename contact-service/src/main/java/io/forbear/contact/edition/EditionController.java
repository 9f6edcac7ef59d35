package io.forbear.contact.edition;

import io.forbear.contact.edition.Editions.Recorded;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The versions of strategies and wordings. */
@RestController
@RequestMapping({"/strategies", "/templates"})
@Tag(
        name = "editions",
        description = "Versions of strategies and wordings, with two-person activation")
class EditionController {
    private static final String READERS =
            "hasAnyRole('risk-desk', 'compliance-officer', 'auditor')";
    private static final String WRITERS = "hasAnyRole('risk-desk', 'compliance-officer')";

    private final EditionService service;
    private final Editions editions;
    private final Clock clock;

    EditionController(EditionService service, Editions editions, Clock clock) {
        this.service = service;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * One version.
     *
     * @param inForce whether it holds now
     * @param digest SHA-256 of the text in hexadecimal
     */
    record Version(
            Kind kind,
            String version,
            boolean inForce,
            String digest,
            String author,
            Instant createdAt) {

        static Version of(Edition edition, Timeline timeline, Instant now) {
            var holds =
                    timeline.at(edition.kind(), now)
                            .filter(one -> one.version().equals(edition.version()));
            return new Version(
                    edition.kind(),
                    edition.version(),
                    holds.isPresent(),
                    edition.digest(),
                    edition.author(),
                    edition.createdAt());
        }
    }

    /** A version with its text. */
    record VersionText(Version edition, String content) {}

    /**
     * A wish to let a version hold.
     *
     * @param effectiveFrom from when on; null: from now on
     */
    record ActivationBody(@Nullable Instant effectiveFrom, @Nullable String reason) {}

    @PreAuthorize(READERS)
    @GetMapping("/editions")
    @Operation(summary = "All versions, in the reverse order of their names")
    Mono<Page<Version>> list(
            ServerHttpRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var after = Cursor.parse(cursor, 1);
        var rows =
                editions.list(kind(request), after == null ? "" : after.key(0), size + 1)
                        .collectList()
                        .map(found -> Page.of(found, size, one -> Cursor.at(one.version())));
        return Mono.zip(
                rows,
                editions.timeline(),
                (page, timeline) -> page.map(one -> Version.of(one, timeline, clock.instant())));
    }

    @PreAuthorize(READERS)
    @GetMapping("/editions/{version}")
    @Operation(summary = "One version with its text")
    Mono<VersionText> find(ServerHttpRequest request, @PathVariable String version) {
        return Mono.zip(
                service.find(kind(request), version),
                editions.timeline(),
                (edition, timeline) ->
                        new VersionText(
                                Version.of(edition, timeline, clock.instant()), edition.content()));
    }

    @PreAuthorize(WRITERS)
    @PostMapping(
            path = "/editions",
            consumes = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE
            })
    @Operation(
            summary = "Uploads a version",
            description =
                    "The body is the whole text, in YAML. 422 names everything that is wrong with it,"
                            + " each with its place. The same text again is the same version; the same"
                            + " version with another text is refused with 409.")
    Mono<ResponseEntity<Version>> upload(
            ServerHttpRequest request, @RequestBody String content, Principal author) {
        return Mono.zip(
                service.upload(kind(request), content, author.getName()),
                editions.timeline(),
                (edition, timeline) ->
                        ResponseEntity.created(
                                        URI.create(
                                                "/%s/editions/%s"
                                                        .formatted(
                                                                edition.kind().path(),
                                                                edition.version())))
                                .body(Version.of(edition, timeline, clock.instant())));
    }

    @PreAuthorize(WRITERS)
    @PostMapping("/editions/{version}/activations")
    @Operation(
            summary = "Lets a version hold",
            description =
                    "Whoever uploaded it cannot (409). It is examined once more (422). An earlier"
                            + " version can be activated again. The same wish again changes nothing.")
    Mono<Activation> activate(
            ServerHttpRequest request,
            @PathVariable String version,
            @RequestBody ActivationBody body,
            Principal activator) {
        return service.activate(
                kind(request), version, body.effectiveFrom(), body.reason(), activator.getName());
    }

    /** Why an activation is withdrawn. */
    record WithdrawalBody(@NotBlank @Size(max = 500) String reason) {}

    @PreAuthorize(WRITERS)
    @PostMapping("/activations/{number}/withdrawal")
    @Operation(
            summary = "Withdraws an activation that has not begun",
            description =
                    "What held before goes on. 409 once it holds; 422 if strategies and wordings that"
                            + " hold then would not fit together.")
    Mono<List<Recorded>> withdraw(
            ServerHttpRequest request,
            @PathVariable long number,
            @Valid @RequestBody WithdrawalBody body,
            Principal caller) {
        return service.withdraw(kind(request), number, body.reason(), caller.getName())
                .then(Mono.defer(() -> activations(request)));
    }

    @PreAuthorize(READERS)
    @GetMapping("/activations")
    @Operation(
            summary = "Which version held when, and who let it; the newest first",
            description = "Those that were withdrawn before they held say so.")
    Mono<List<Recorded>> activations(ServerHttpRequest request) {
        return editions.recorded(kind(request)).collectList();
    }

    private static Kind kind(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        return path.startsWith("/" + Kind.STRATEGIES.path()) ? Kind.STRATEGIES : Kind.TEMPLATES;
    }
}
