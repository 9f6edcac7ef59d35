package io.forbear.plan.plan;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The pauses that were agreed for a plan, over HTTP. */
@RestController
@RequestMapping("/plans/{planId}/pauses")
@Tag(name = "plans")
class PauseController {
    private final PlanLifeService service;
    private final Plans plans;
    private final AgreedPauses pauses;

    PauseController(PlanLifeService service, Plans plans, AgreedPauses pauses) {
        this.service = service;
        this.plans = plans;
        this.pauses = pauses;
    }

    /** Why a pause ends. */
    record EndBody(@NotBlank @Size(max = 500) String because) {}

    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    @GetMapping
    @Operation(summary = "The pauses that were agreed, those that have ended too, earliest first")
    Mono<List<AgreedPause>> pauses(@PathVariable String planId) {
        return plans.find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(plan -> pauses.of(plan.planId()));
    }

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping("/{pauseId}/end")
    @Operation(
            summary = "End a pause today, before its review",
            description =
                    "Instalments fall due as many days later as it has lasted. Answers 409 if it"
                            + " has ended already, or the plan is not in force.")
    Mono<AgreedPause> end(
            @PathVariable String planId,
            @PathVariable UUID pauseId,
            @Valid @RequestBody EndBody body,
            Principal caller) {
        return service.endPause(planId, pauseId, body.because(), caller.getName());
    }
}
