package io.forbear.plan.offer;

import io.forbear.messaging.request.Mark;
import io.forbear.plan.offer.Offers.Offered;
import io.forbear.plan.plan.PlanView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Offers over HTTP. */
@RestController
@RequestMapping("/plans/offers")
@Tag(name = "offers", description = "Plans that a debtor can choose from")
class OfferController {
    private static final String PROPOSERS = "hasAnyRole('plan-desk', 'collector')";

    private final OfferService service;
    private final Offers offers;
    private final Clock clock;

    OfferController(OfferService service, Offers offers, Clock clock) {
        this.service = service;
        this.offers = offers;
        this.clock = clock;
    }

    @PreAuthorize(PROPOSERS)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Lawful plans that a debtor can afford, ranked with reasons",
            description =
                    "Keeps the offers until they expire, and proposes nothing. Says also what was"
                            + " tried and cannot be offered, and why. The same Idempotency-Key"
                            + " makes no second offers.")
    Mono<Offered> offer(
            @Valid @RequestBody WishBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var mark = Mark.of(caller.getName(), key, List.of("offers", body));
        return service.offer(body, caller.getName(), mark);
    }

    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    @GetMapping
    @Operation(summary = "The offers of a debtor that still stand")
    Mono<List<Offer>> standing(@RequestParam String debtorId) {
        return offers.standing(debtorId, clock.instant()).map(Offers.Kept::offer).collectList();
    }

    @PreAuthorize(PROPOSERS)
    @PostMapping("/{offerId}/acceptance")
    @Operation(
            summary = "The debtor chooses an offer",
            description =
                    "Makes a proposal of it, which the law is asked about anew. The same again"
                            + " answers the plan it became. Answers 409 once it has expired.")
    Mono<ResponseEntity<PlanView>> accept(
            @PathVariable String offerId,
            @Valid @RequestBody(required = false) @Nullable ChoiceBody body,
            Principal caller) {
        return service.accept(offerId, body == null ? ChoiceBody.WRITTEN : body, caller.getName())
                .map(
                        plan ->
                                ResponseEntity.created(URI.create("/plans/" + plan.planId()))
                                        .body(plan));
    }
}
