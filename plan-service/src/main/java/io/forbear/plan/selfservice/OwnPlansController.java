package io.forbear.plan.selfservice;

import io.forbear.plan.document.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a debtor comes to a plan by himself, over HTTP. */
@RestController
@RequestMapping("/self-service")
@Tag(name = "self-service")
@PreAuthorize("hasRole('debtor')")
class OwnPlansController {
    private final OwnPlans own;

    OwnPlansController(OwnPlans own) {
        this.own = own;
    }

    @GetMapping("/offers")
    @Operation(summary = "The offers made for the case that still stand, the best first")
    Mono<List<OfferView>> offers(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access) {
        return own.offers(access).map(OfferView::of).collectList();
    }

    @PostMapping("/offers/{offerId}/choice")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Choose an offer",
            description =
                    "Makes a proposal of it, which the law is asked about anew, and binds nobody"
                            + " yet. The same again answers the plan it became. Answers 409 once it"
                            + " has expired.")
    Mono<OwnPlan> choose(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @PathVariable String offerId) {
        return own.choose(access, offerId).map(OwnPlan::of);
    }

    @GetMapping("/plans/{planId}")
    @Operation(
            summary = "A plan of the case, and how it stands",
            description = "NOT_APPROVED: nothing came of it; another offer can be chosen.")
    Mono<OwnPlan> plan(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @PathVariable String planId) {
        return own.plan(access, planId).map(OwnPlan::of);
    }

    @GetMapping(path = "/plans/{planId}/document", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The agreement as PDF, in Chinese (zh) or English (en)")
    Mono<ResponseEntity<ByteBuffer>> document(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @PathVariable String planId,
            @RequestParam String lang) {
        return own.document(access, planId, Language.of(lang))
                .map(
                        document ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_PDF)
                                        .eTag(document.sha256())
                                        .body(document.bytes()));
    }

    @PostMapping("/plans/{planId}/acceptance")
    @Operation(
            summary = "Accept a plan for the debtor's side",
            description =
                    "It comes into force once the creditor has accepted too. Answers 409 if it was"
                            + " accepted already, is not proposed any more, or is still to be"
                            + " approved although the creditor has accepted.")
    Mono<OwnPlan> accept(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @PathVariable String planId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return own.accept(access, planId, key).map(OwnPlan::of);
    }
}
