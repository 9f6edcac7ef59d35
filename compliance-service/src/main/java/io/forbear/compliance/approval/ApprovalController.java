package io.forbear.compliance.approval;

import io.forbear.compliance.rulepack.PackVersion;
import io.forbear.compliance.rulepack.PackVersion.Status;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Approvals of rule packs. */
@RestController
class ApprovalController {
    private final ApprovalService service;

    ApprovalController(ApprovalService service) {
        this.service = service;
    }

    /** How a version runs now. */
    record Approval(
            String id,
            String pack,
            String version,
            Status status,
            Instant effectiveFrom,
            String digest,
            String author,
            @Nullable String approver,
            @Nullable Instant approvedAt) {

        static Approval of(PackVersion version) {
            return new Approval(
                    version.id(),
                    version.pack(),
                    version.version(),
                    version.status(),
                    version.effectiveFrom(),
                    version.digest(),
                    version.author(),
                    version.approver(),
                    version.approvedAt());
        }
    }

    @Operation(
            summary = "Lets a version run",
            description =
                    "mode=active (the default): it judges what happens from its date on, which must"
                            + " be after today in its zone (422 otherwise). mode=shadow: it runs beside"
                            + " the packs in force without effect, as if its date had come. Approver"
                            + " and author are two people, and a back-test of the same text is finished"
                            + " (409 otherwise). The same approval again changes nothing.")
    @PostMapping("/rule-packs/{id}/approval")
    @PreAuthorize("hasRole('compliance-officer')")
    Mono<Approval> approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "active") String mode,
            Principal approver) {
        return service.approve(id, status(mode), approver.getName()).map(Approval::of);
    }

    private static Status status(String mode) {
        return switch (mode) {
            case "active" -> Status.ACTIVE;
            case "shadow" -> Status.SHADOW;
            default -> throw Problem.badRequest("mode", "must be active or shadow, found " + mode);
        };
    }
}
