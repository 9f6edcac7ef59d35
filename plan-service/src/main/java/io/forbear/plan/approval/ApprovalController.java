package io.forbear.plan.approval;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Approvals of plans over HTTP. */
@RestController
@RequestMapping("/plans/{planId}/approval")
@Tag(name = "approvals", description = "Four eyes on plans beyond the bank's limits")
class ApprovalController {
    private final Approvals approvals;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ApprovalController(Approvals approvals, TransactionalOperator transaction, Clock clock) {
        this.approvals = approvals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the approver notes. */
    record ApprovalBody(@Nullable @Size(max = 1000) String note) {}

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping
    @Operation(
            summary = "A second person approves a plan",
            description =
                    "Answers 409 to whoever proposed it, and for a plan that nobody has to approve"
                            + " or another person approved. The same again changes nothing.")
    Mono<Approval> approve(
            @PathVariable String planId,
            @Valid @RequestBody(required = false) @Nullable ApprovalBody body,
            Principal caller) {
        var note = body == null ? null : body.note();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return approvals
                .hold(planId)
                .switchIfEmpty(unknown(planId))
                .map(approval -> Ruling.on(approval, caller.getName(), now, note))
                .flatMap(this::carryOut)
                .as(transaction::transactional);
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    @GetMapping
    @Operation(summary = "Whether a plan has to be approved, why, and by whom it was")
    Mono<Approval> approval(@PathVariable String planId) {
        return approvals.find(planId).switchIfEmpty(unknown(planId));
    }

    private Mono<Approval> carryOut(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Granted(var approval) -> approvals.put(approval).thenReturn(approval);
            case Ruling.Unchanged(var approval) -> Mono.just(approval);
            case Ruling.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
        };
    }

    private static Mono<Approval> unknown(String planId) {
        return Mono.error(() -> Problem.notFound("plan", planId));
    }
}
