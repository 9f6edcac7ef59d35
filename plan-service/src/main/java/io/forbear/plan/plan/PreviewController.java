package io.forbear.plan.plan;

import io.forbear.plan.approval.ApprovalLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what a proposal would become. */
@RestController
@Tag(name = "plans")
class PreviewController {
    private final ProposalService service;
    private final ApprovalLimits limits;

    PreviewController(ProposalService service, ApprovalLimits limits) {
        this.service = service;
        this.limits = limits;
    }

    /**
     * A plan that nobody has made.
     *
     * @param approvalNeeded why a second person would have to approve; none: nobody has to
     */
    record Preview(PlanView plan, List<String> approvalNeeded) {}

    @PreAuthorize("hasAnyRole('plan-desk', 'collector')")
    @PostMapping("/plans/preview")
    @Operation(
            summary = "What a proposal would become",
            description =
                    "Takes a proposal and refuses it as POST /plans does, but stores and tells"
                            + " nothing.")
    Mono<Preview> preview(@Valid @RequestBody ProposalBody body, Principal caller) {
        return service.preview(body.proposal(caller.getName()))
                .map(plan -> new Preview(PlanView.of(plan, null), limits.exceededBy(plan.terms())));
    }
}
