package io.forbear.compliance.examination;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The examiner's question: why was this a violation, by which version of which rule, on which
 * facts. No index from every contact to its debtor is kept for it: a contact's event is keyed by
 * the debtor, so whoever has its id can have the debtor's, and one row per contact for ever would
 * be a dear way to spare him that.
 */
@RestController
@PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'collector')")
class ExaminationController {
    private final Examinations examinations;

    ExaminationController(Examinations examinations) {
        this.examinations = examinations;
    }

    @Operation(
            summary =
                    "All findings on a contact, by which rule version, and all facts they rest on",
            description =
                    "Judged anew by the facts known now, observations included; beside them what"
                            + " was published and what happened to it. Plans and complaints are"
                            + " asked for in the same way.")
    @GetMapping("/debtors/{debtorId}/contacts/{eventId}/findings")
    Mono<Examination> ofDebtor(@PathVariable String debtorId, @PathVariable String eventId) {
        return examinations.examine(debtorId, eventId);
    }

    @Operation(
            summary = "The same by the contact's id alone",
            description =
                    "Without `debtorId` only a contact on which a violation was ever published is"
                            + " found.")
    @GetMapping("/contacts/{eventId}/findings")
    Mono<Examination> ofContact(
            @PathVariable String eventId,
            @RequestParam(required = false) @Nullable String debtorId) {
        var debtor = debtorId == null ? examinations.debtorOf(eventId) : Mono.just(debtorId);
        return debtor.switchIfEmpty(Mono.error(() -> nothingPublished(eventId)))
                .flatMap(known -> examinations.examine(known, eventId));
    }

    private static Problem nothingPublished(String eventId) {
        return Problem.notFound(
                "No violation was published on an event "
                        + eventId
                        + "; ask with ?debtorId= or at"
                        + " /debtors/{debtorId}/contacts/"
                        + eventId
                        + "/findings.");
    }
}
