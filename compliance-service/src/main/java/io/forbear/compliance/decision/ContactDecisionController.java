package io.forbear.compliance.decision;

import io.forbear.service.problem.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why a contact was permitted, deferred or denied. */
@RestController
class ContactDecisionController {
    private final ContactDecisions decisions;

    ContactDecisionController(ContactDecisions decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/decisions/{proposalId}")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'collector')")
    Mono<ContactDecision> find(@PathVariable String proposalId) {
        return decisions
                .find(proposalId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("decision", proposalId)));
    }
}
