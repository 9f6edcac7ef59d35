package io.forbear.compliance.rulepack;

import io.forbear.compliance.rulepack.PackVersion.Status;
import io.forbear.rules.Consequence;
import io.forbear.rules.Coverage;
import io.forbear.rules.Mode;
import io.forbear.rules.Rule;
import io.forbear.rules.RulePack;
import io.forbear.rules.Verification;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** By which rules is judged, was judged, and may be judged some day. */
@RestController
@RequestMapping("/rule-packs")
class RulePackController {
    private final RulePackService service;
    private final PackVersions versions;
    private final PacksInForce inForce;
    private final Clock clock;

    RulePackController(
            RulePackService service, PackVersions versions, PacksInForce inForce, Clock clock) {
        this.service = service;
        this.versions = versions;
        this.inForce = inForce;
        this.clock = clock;
    }

    /**
     * One version of a pack.
     *
     * @param inForce whether what happens now is judged by it
     * @param effectiveTo the first instant no longer judged by it; null: no end
     * @param digest SHA-256 of the YAML text in hexadecimal
     */
    record Pack(
            String id,
            String pack,
            String version,
            String title,
            Status status,
            boolean inForce,
            Instant effectiveFrom,
            @Nullable Instant effectiveTo,
            Set<String> jurisdictions,
            Set<Coverage> coverage,
            String digest,
            String author,
            Instant createdAt,
            @Nullable String approver,
            @Nullable Instant approvedAt,
            List<PackRule> rules) {

        static Pack of(PackVersion version, RulePack pack, boolean inForce) {
            return new Pack(
                    version.id(),
                    pack.id(),
                    pack.version(),
                    pack.title(),
                    version.status(),
                    inForce,
                    pack.effectiveFrom(),
                    pack.effectiveTo(),
                    pack.jurisdictions(),
                    pack.coverage(),
                    version.digest(),
                    version.author(),
                    version.createdAt(),
                    version.approver(),
                    version.approvedAt(),
                    pack.rules().stream().map(PackRule::of).toList());
        }
    }

    /** One rule as people read it. */
    record PackRule(
            String id,
            String title,
            String statement,
            String citation,
            Verification verification,
            Set<Mode> modes,
            Consequence consequence,
            List<PackCheck> checks) {

        static PackRule of(Rule rule) {
            return new PackRule(
                    rule.id(),
                    rule.title(),
                    rule.statement(),
                    rule.citation(),
                    rule.verification(),
                    rule.modes(),
                    rule.consequence(),
                    rule.checks().stream()
                            .map(check -> new PackCheck(check.type(), check.parameters()))
                            .toList());
        }
    }

    /** What a rule looks at. */
    record PackCheck(String type, String parameters) {}

    /** A version with its text. */
    record PackText(Pack rulePack, String yaml) {}

    @Operation(
            summary = "All versions of all packs, with their rules",
            description = "Ordered by pack and version; status leaves only those of one kind.")
    @GetMapping
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<Page<Pack>> list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return versions.list(status, Cursor.parse(cursor, 2), Limit.of(limit))
                .map(page -> page.map(this::rendered));
    }

    @Operation(
            summary = "Uploads a draft",
            description =
                    "The body is one version of a pack, in YAML. The linter must find nothing wrong"
                            + " with it beside the active packs; otherwise the answer is 422 and names"
                            + " every place. The same text again is the same draft.")
    @PostMapping(
            consumes = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE
            })
    @PreAuthorize("hasRole('compliance-officer')")
    Mono<ResponseEntity<Pack>> upload(@RequestBody String yaml, Principal author) {
        return service.upload(yaml, author.getName())
                .map(
                        stored ->
                                ResponseEntity.created(URI.create("/rule-packs/" + stored.id()))
                                        .body(rendered(stored)));
    }

    @Operation(summary = "One version of a pack, with its YAML text")
    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<PackText> find(@PathVariable String id) {
        return service.find(id).map(found -> new PackText(rendered(found), found.yaml()));
    }

    @Operation(
            summary = "What a version says otherwise than another",
            description = "Rules added, removed, and changed, each change with both texts.")
    @GetMapping("/{id}/changes")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<PackChanges> changes(@PathVariable String id, @RequestParam String against) {
        return Mono.zip(
                service.find(against).map(service::pack),
                service.find(id).map(service::pack),
                PackChanges::between);
    }

    private Pack rendered(PackVersion version) {
        var now = clock.instant();
        for (var pack : inForce.current().book().packs()) {
            if (version.status() == Status.ACTIVE
                    && pack.id().equals(version.pack())
                    && pack.version().equals(version.version())) {
                return Pack.of(version, pack, pack.inForce(now));
            }
        }
        return Pack.of(version, service.pack(version), false);
    }
}
