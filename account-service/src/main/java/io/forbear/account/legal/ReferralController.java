package io.forbear.account.legal;

import io.forbear.account.legal.Limitation.Interruption;
import io.forbear.account.legal.Referral.Ending;
import io.forbear.account.legal.Referral.Evidence;
import io.forbear.account.legal.Referral.Filing;
import io.forbear.account.legal.Referral.Ground;
import io.forbear.account.legal.Referral.Request;
import io.forbear.account.legal.Referral.RiskAssessment;
import io.forbear.messaging.request.Mark;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Referrals to court. */
@RestController
@Tag(name = "legal", description = "Accounts referred to court, written off, reported")
class ReferralController {
    private static final String PROPOSERS =
            "hasAnyRole('collector', 'plan-desk', 'agency-desk', 'legal-desk')";
    private static final String SIGNERS =
            "hasAnyRole('legal-desk', 'risk-desk', 'compliance-officer', 'collector', 'plan-desk')";
    private static final String READERS =
            "hasAnyRole('collector', 'plan-desk', 'agency-desk', 'legal-desk', 'risk-desk',"
                    + " 'compliance-officer', 'auditor')";

    private final ReferralService service;
    private final Referrals referrals;
    private final EvidenceService evidence;
    private final Callers callers;

    ReferralController(
            ReferralService service,
            Referrals referrals,
            EvidenceService evidence,
            Callers callers) {
        this.service = service;
        this.referrals = referrals;
        this.evidence = evidence;
        this.callers = callers;
    }

    /** Why an account is to go to court. */
    record Proposal(
            @NotBlank @Size(max = 1000) String reason,
            @NotNull @Size(max = 20) List<@NotNull @Valid GroundBody> grounds,
            @NotNull @Valid RiskBody riskAssessment,
            @Nullable @Size(max = 100) List<@NotNull @Valid InterruptionBody> interruptions) {
        Request request() {
            return new Request(
                    reason,
                    grounds.stream().map(GroundBody::ground).toList(),
                    riskAssessment.assessment(),
                    interruptions == null
                            ? List.of()
                            : interruptions.stream().map(InterruptionBody::interruption).toList());
        }
    }

    /** A ground. */
    record GroundBody(
            @NotBlank @Size(max = 64) String code,
            @NotNull @Size(max = 100) List<@NotNull @Valid EvidenceBody> evidence) {
        Ground ground() {
            return new Ground(
                    code, evidence.stream().map(e -> new Evidence(e.kind(), e.id())).toList());
        }
    }

    /** A piece of evidence. */
    record EvidenceBody(
            @NotBlank @Size(max = 64) String kind, @NotBlank @Size(max = 200) String id) {}

    /** A risk assessment. */
    record RiskBody(
            @NotBlank @Size(max = 200) String assessmentId,
            @NotNull LocalDate assessedOn,
            @NotBlank @Size(max = 1000) String result) {
        RiskAssessment assessment() {
            return new RiskAssessment(assessmentId, assessedOn, result);
        }
    }

    /** What interrupted the limitation period or renewed it. */
    record InterruptionBody(
            Limitation.@NotNull Kind kind,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String evidenceId) {
        Interruption interruption() {
            return new Interruption(kind, on, evidenceId);
        }
    }

    /** Where it was filed. */
    record FilingBody(
            @NotBlank @Size(max = 200) String court,
            @NotBlank @Size(max = 100) String caseNumber,
            @NotNull LocalDate filedOn) {}

    /** How it ends. */
    record EndingBody(
            @NotBlank @Size(max = 100) String outcome, @Nullable @Size(max = 1000) String note) {}

    @PreAuthorize(PROPOSERS)
    @PostMapping("/accounts/{accountId}/legal-referrals")
    @Operation(
            summary = "Propose to refer an account to court",
            description =
                    "Answers 422 and names what is missing: a ground with its evidence, a fresh risk"
                            + " assessment, a limitation period that has not ended. 409 while"
                            + " another referral of the account is open.")
    Mono<ResponseEntity<Referral>> propose(
            @PathVariable String accountId,
            @Valid @RequestBody Proposal body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Authentication caller) {
        var mark = Mark.of(caller.getName(), key, List.of("referral", accountId, body));
        return service.propose(accountId, body.request(), callers.hand(caller), mark)
                .map(made -> ResponseEntity.created(address(made)).body(made));
    }

    private static URI address(Referral referral) {
        return URI.create("/legal-referrals/" + referral.referralId());
    }

    @PreAuthorize(READERS)
    @GetMapping("/accounts/{accountId}/legal-referrals")
    @Operation(summary = "All referrals of an account, the newest first")
    Flux<Referral> ofAccount(@PathVariable String accountId) {
        return referrals.of(accountId);
    }

    @PreAuthorize(READERS)
    @GetMapping("/accounts/{accountId}/limitation")
    @Operation(summary = "Until when the account can be sued for, without interruptions")
    Mono<Limitation> limitation(@PathVariable String accountId) {
        return service.limitation(accountId);
    }

    @PreAuthorize(READERS)
    @GetMapping("/legal-referrals/{referralId}")
    @Operation(summary = "One referral")
    Mono<Referral> referral(@PathVariable String referralId) {
        return referrals
                .find(referralId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("legal referral", referralId)));
    }

    @PreAuthorize(SIGNERS)
    @PostMapping("/legal-referrals/{referralId}/signatures")
    @Operation(
            summary = "Sign a referral for one's department",
            description =
                    "Two departments sign, none of them the proposer's, by two people (409"
                            + " otherwise). With the second signature the account is a legal one.")
    Mono<Referral> sign(@PathVariable String referralId, Authentication caller) {
        return service.sign(referralId, callers.hand(caller));
    }

    @PreAuthorize("hasRole('legal-desk')")
    @PostMapping("/legal-referrals/{referralId}/filing")
    @Operation(summary = "Record that it was filed with a court; 409 unless it is signed")
    Mono<Referral> file(
            @PathVariable String referralId,
            @Valid @RequestBody FilingBody body,
            Authentication caller) {
        var hand = callers.hand(caller);
        return service.file(
                referralId,
                new Filing(body.court(), body.caseNumber(), body.filedOn(), hand.by(), hand.at()));
    }

    @PreAuthorize("hasRole('legal-desk')")
    @PostMapping("/legal-referrals/{referralId}/closing")
    @Operation(summary = "Record how it ended; 409 unless it is filed")
    Mono<Referral> close(
            @PathVariable String referralId,
            @Valid @RequestBody EndingBody body,
            Authentication caller) {
        return service.close(referralId, ending(body, caller));
    }

    @PreAuthorize(PROPOSERS)
    @PostMapping("/legal-referrals/{referralId}/withdrawal")
    @Operation(summary = "Take it back; 409 if it is closed or withdrawn")
    Mono<Referral> withdraw(
            @PathVariable String referralId,
            @Valid @RequestBody EndingBody body,
            Authentication caller) {
        return service.withdraw(referralId, ending(body, caller));
    }

    private Ending ending(EndingBody body, Authentication caller) {
        var hand = callers.hand(caller);
        return new Ending(body.outcome(), body.note(), hand.by(), hand.at());
    }

    @PreAuthorize("hasAnyRole('legal-desk', 'compliance-officer', 'auditor')")
    @GetMapping(path = "/legal-referrals/{referralId}/evidence", produces = "application/zip")
    @Operation(
            summary = "Everything a court needs, as one ZIP with a manifest of SHA-256 digests",
            description =
                    "The same facts make the same bytes. 503 while compliance-service, which keeps"
                            + " contacts and findings, does not answer.")
    Mono<ResponseEntity<byte[]>> evidence(
            @PathVariable String referralId,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        return referral(referralId)
                .flatMap(referral -> evidence.collect(referral, authorization))
                .map(zip -> download(referralId, zip));
    }

    private static ResponseEntity<byte[]> download(String referralId, EvidencePackage.Zip zip) {
        return ResponseEntity.ok()
                .eTag(zip.sha256())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("evidence-" + referralId + ".zip")
                                .build()
                                .toString())
                .body(zip.bytes());
    }
}
