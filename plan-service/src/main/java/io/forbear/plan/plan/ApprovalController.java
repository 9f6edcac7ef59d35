package io.forbear.plan.plan;

import io.forbear.plan.approval.Approval;
import io.forbear.plan.approval.Approvals;
import io.forbear.plan.approval.Decision;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What becomes of proposals before they are agreed: approved, refused, taken back. */
@RestController
@RequestMapping("/plans/{planId}")
@Tag(name = "approvals", description = "Four eyes on plans beyond the bank's limits")
class ApprovalController {
    private final ApprovalService service;
    private final Approvals approvals;
    private final Clock clock;

    ApprovalController(ApprovalService service, Approvals approvals, Clock clock) {
        this.service = service;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** What the approver notes. */
    record ApprovalBody(@Nullable @Size(max = 1000) String note) {}

    /** Why somebody decides against a proposal. */
    record ReasonBody(@NotBlank @Size(max = 1000) String because) {}

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping("/approval")
    @Operation(
            summary = "A second person approves a plan",
            description =
                    "Answers 409 to whoever proposed or offered it, and for a plan that nobody has"
                            + " to approve, that another person approved or refused, or that is not"
                            + " proposed any more. The same again changes nothing.")
    Mono<Approval> approve(
            @PathVariable String planId,
            @Valid @RequestBody(required = false) @Nullable ApprovalBody body,
            Principal caller) {
        return service.approve(planId, caller.getName(), body == null ? null : body.note());
    }

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping("/refusal")
    @Operation(
            summary = "A second person refuses a plan",
            description =
                    "Nothing comes of the proposal then. Answers 409 as an approval does. The same"
                            + " again changes nothing.")
    Mono<Approval> refuse(
            @PathVariable String planId, @Valid @RequestBody ReasonBody body, Principal caller) {
        return service.refuse(planId, decision(body, caller));
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector')")
    @PostMapping("/withdrawal")
    @Operation(
            summary = "Whoever proposed a plan takes it back",
            description =
                    "Answers 409 to anybody else, and for a plan that is not proposed any more. The"
                            + " same again changes nothing.")
    Mono<PlanView> withdraw(
            @PathVariable String planId, @Valid @RequestBody ReasonBody body, Principal caller) {
        return service.withdraw(planId, decision(body, caller))
                .map(plan -> PlanView.of(plan, null));
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    @GetMapping("/approval")
    @Operation(summary = "Whether a plan has to be approved, why, and what the second person said")
    Mono<Approval> approval(@PathVariable String planId) {
        return approvals
                .find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)));
    }

    private Decision decision(ReasonBody body, Principal caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Decision(caller.getName(), now, body.because());
    }
}
