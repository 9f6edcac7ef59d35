package io.forbear.plan.document;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Agreements as documents, over HTTP. */
@RestController
@PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
@Tag(name = "plan documents", description = "Agreements as documents, from approved wording")
class DocumentController {
    private final DocumentService service;
    private final PlanDocuments documents;

    DocumentController(DocumentService service, PlanDocuments documents) {
        this.service = service;
        this.documents = documents;
    }

    @GetMapping("/plans/{planId}/document")
    @Operation(
            summary = "The agreement as PDF, in Chinese (zh) or English (en)",
            description =
                    "As long as the plan is proposed, what is to be agreed; once both sides have"
                            + " accepted, the agreement with their acceptances. Each is kept byte"
                            + " for byte; ETag and Repr-Digest are its SHA-256.")
    Mono<ResponseEntity<ByteBuffer>> document(
            @PathVariable String planId, @RequestParam String lang) {
        return service.document(planId, Language.of(lang)).map(DocumentController::answer);
    }

    @GetMapping("/plans/{planId}/documents")
    @Operation(summary = "Which documents of a plan are kept, with their digests")
    Mono<List<PlanDocument.Summary>> documents(@PathVariable String planId) {
        return documents.of(planId);
    }

    private static ResponseEntity<ByteBuffer> answer(PlanDocument document) {
        var name = "plan-%s-%s.pdf".formatted(document.planId(), document.language().code());
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(document.sha256()));
        return ResponseEntity.ok()
                .contentLength(document.bytes().remaining())
                .contentType(MediaType.APPLICATION_PDF)
                .eTag(document.sha256())
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(document.bytes());
    }
}
