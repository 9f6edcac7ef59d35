package io.forbear.contact.lost;

import io.forbear.contact.casework.Casework;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells whether contact with a debtor is lost. */
@RestController
class LostContactController {
    private final LostRule rule;
    private final TriedAttempts attempts;
    private final Casework casework;
    private final Clock clock;

    LostContactController(LostRule rule, TriedAttempts attempts, Casework casework, Clock clock) {
        this.rule = rule;
        this.attempts = attempts;
        this.casework = casework;
        this.clock = clock;
    }

    @PreAuthorize(
            "hasAnyRole('collector', 'compliance-officer', 'auditor', 'legal-desk', 'risk-desk')")
    @GetMapping("/debtors/{debtorId}/lost-contact")
    @Operation(
            summary = "Whether contact with a debtor is lost, why, and the attempts it rests on",
            description =
                    "The bank's own working rule. Whether others may be asked about him is the"
                            + " rule packs' to say; a referral names attempts as its evidence.")
    Mono<LostContact> lostContact(@PathVariable String debtorId) {
        return casework.facts(debtorId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("debtor", debtorId)))
                .zipWith(attempts.of(debtorId).collectList())
                .map(both -> LostContact.of(rule, both.getT1(), both.getT2(), clock.instant()));
    }
}
