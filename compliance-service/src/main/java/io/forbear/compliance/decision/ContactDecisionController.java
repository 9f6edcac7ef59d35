package io.forbear.compliance.decision;

import io.forbear.compliance.decision.ContactDecision.Answer;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why a contact was permitted, deferred or denied. */
@RestController
@RequestMapping("/decisions")
@PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'collector')")
class ContactDecisionController {
    // a collector looks at the debtor before him, not through everybody's
    private static final Set<String> ALL = Set.of("ROLE_compliance-officer", "ROLE_auditor");

    private final ContactDecisions decisions;
    private final DecisionExplanations explanations;

    ContactDecisionController(ContactDecisions decisions, DecisionExplanations explanations) {
        this.decisions = decisions;
        this.explanations = explanations;
    }

    @Operation(
            summary =
                    "The gate's answers, newest first; `rule` was among the findings; a collector"
                            + " must name `debtorId`")
    @GetMapping
    Mono<Page<ContactDecision>> list(
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable Answer answer,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Authentication caller) {
        if (!seesAll(caller) && (debtorId == null || debtorId.isBlank())) {
            throw Problem.badRequest("debtorId", "must be named by a collector");
        }
        var filter = new DecisionFilter(debtorId, answer, from, to, rule);
        return decisions.list(filter, TimeCursor.parse(cursor), Limit.of(limit));
    }

    private static boolean seesAll(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(ALL::contains);
    }

    @Operation(
            summary =
                    "Why a contact was permitted, deferred or denied, what was proposed, and when"
                            + " each channel opens next")
    @GetMapping("/{proposalId}")
    Mono<ExplainedDecision> find(@PathVariable String proposalId) {
        return decisions
                .find(proposalId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("decision", proposalId)))
                .flatMap(explanations::explain);
    }
}
