package io.forbear.plan.affordability;

import io.forbear.messaging.request.Mark;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What debtors can afford, over HTTP. */
@RestController
@RequestMapping("/debtors/{debtorId}/affordability")
@Tag(name = "affordability", description = "What a debtor can afford, with its arithmetic")
class AffordabilityController {
    private final AffordabilityService service;
    private final Affordabilities affordabilities;

    AffordabilityController(AffordabilityService service, Affordabilities affordabilities) {
        this.service = service;
        this.affordabilities = affordabilities;
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector')")
    @PostMapping
    @Operation(
            summary = "Assess what a debtor can afford",
            description =
                    "Keeps the answer, with every step of its arithmetic. Loans and sales of"
                            + " property are no income to pay from. The same Idempotency-Key makes"
                            + " no second assessment.")
    Mono<ResponseEntity<Affordability>> assess(
            @PathVariable String debtorId,
            @Valid @RequestBody MeansBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var mark = Mark.of(caller.getName(), key, debtorId + body);
        return service.assess(debtorId, body, caller.getName(), mark)
                .map(found -> ResponseEntity.created(address(debtorId)).body(found));
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    @GetMapping
    @Operation(summary = "The latest assessment of a debtor")
    Mono<Affordability> latest(@PathVariable String debtorId) {
        return affordabilities
                .latest(debtorId)
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("affordability of debtor", debtorId)));
    }

    private static URI address(String debtorId) {
        return URI.create("/debtors/" + debtorId + "/affordability");
    }
}
