package io.forbear.plan.plan;

import io.forbear.messaging.request.Mark;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes each side's acceptance of a plan. */
@RestController
@RequestMapping("/plans/{planId}/acceptances")
@Tag(name = "plans")
class AcceptanceController {
    private final AgreementService service;
    private final Plans plans;
    private final Acceptances acceptances;
    private final Clock clock;

    AcceptanceController(
            AgreementService service, Plans plans, Acceptances acceptances, Clock clock) {
        this.service = service;
        this.plans = plans;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping
    @Operation(
            summary = "One side accepts",
            description =
                    "The plan comes into force once both have, as of the later of the two. Answers"
                            + " 409 if that side has accepted already, the plan is not proposed any"
                            + " more, or a second person has to approve it first.")
    Mono<PlanView> accept(
            @PathVariable String planId,
            @Valid @RequestBody AcceptanceBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var by = caller.getName();
        return service.once(
                        Mark.of(by, key, List.of("acceptance", planId, body)),
                        planId,
                        () ->
                                service.accept(
                                        planId, plan -> body.acceptance(plan, by, clock.instant())))
                .map(plan -> PlanView.of(plan, null));
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    @GetMapping
    @Operation(summary = "Who accepted, when and how")
    Mono<List<Acceptance>> acceptances(@PathVariable String planId) {
        return plans.find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(plan -> acceptances.of(plan.planId()));
    }
}
