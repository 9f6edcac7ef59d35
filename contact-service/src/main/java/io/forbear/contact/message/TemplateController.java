package io.forbear.contact.message;

import io.forbear.contact.approved.ApprovedTexts;
import io.forbear.contact.approved.ApprovedVersion;
import io.forbear.contact.letter.LetterDesk;
import io.forbear.contact.template.ApprovedText;
import io.forbear.contact.wording.SmsSegments;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The approved wordings, and how they look. */
@RestController
@PreAuthorize("hasAnyRole('collector', 'risk-desk', 'compliance-officer', 'auditor')")
@Tag(name = "templates", description = "Approved wordings: what holds, held, and how it looks")
class TemplateController {
    private final ApprovedTexts approved;
    private final Specimens specimens;
    private final LetterDesk letters;

    TemplateController(ApprovedTexts approved, Specimens specimens, LetterDesk letters) {
        this.approved = approved;
        this.specimens = specimens;
        this.letters = letters;
    }

    /**
     * A version of a wording.
     *
     * @param inForce whether it holds now
     * @param edition the version of the file it first held with
     */
    record Version(
            int version,
            String digest,
            boolean inForce,
            String edition,
            Instant approvedAt,
            ApprovedText text) {}

    /**
     * A wording filled in.
     *
     * @param subject null where no e-mails are sent
     * @param text null for live conversations, where a person speaks
     * @param facts what was filled in, by field
     * @param sms what this text takes as SMS; null: it is for other channels
     */
    record Preview(
            String templateId,
            int version,
            String digest,
            String accountId,
            @Nullable String language,
            @Nullable String subject,
            @Nullable String text,
            Map<String, String> facts,
            List<String> disclosed,
            @Nullable SmsSegments sms) {}

    @GetMapping("/templates")
    @Operation(summary = "All wordings that hold, in the order of their ids")
    Mono<List<TemplateView>> templates() {
        return Mono.fromSupplier(
                () ->
                        specimens.templates().byId().values().stream()
                                .map(TemplateView::of)
                                .sorted(Comparator.comparing(TemplateView::id))
                                .toList());
    }

    @GetMapping("/templates/{id}/versions")
    @Operation(summary = "All versions of a wording that hold or held, newest first")
    Mono<List<Version>> versions(@PathVariable String id) {
        return approved.of(id)
                .map(this::version)
                .collectList()
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("template", id)));
    }

    private Version version(ApprovedVersion one) {
        var holds =
                specimens
                        .templates()
                        .find(one.text().templateId())
                        .filter(template -> template.digest().equals(one.digest()));
        return new Version(
                one.text().version(),
                one.digest(),
                holds.isPresent(),
                one.edition(),
                one.approvedAt(),
                one.text());
    }

    @PostMapping(path = "/templates/{id}/preview", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A wording filled in for a sample or a real account; nothing is sent")
    Mono<Preview> preview(@PathVariable String id, @RequestBody Specimens.Wish wish) {
        return specimens.fill(id, wish).map(TemplateController::preview);
    }

    private static Preview preview(Specimens.Filled filled) {
        var template = filled.template();
        var message = filled.message();
        var sms = message == null || template.sms().isEmpty() ? null : message.text();
        return new Preview(
                template.id(),
                template.version(),
                template.digest(),
                filled.account().accountId(),
                message == null ? null : message.language(),
                message == null ? null : message.subject(),
                message == null ? null : message.text(),
                message == null ? Map.of() : message.facts(),
                template.approved().disclosed(),
                sms == null ? null : SmsSegments.of(sms));
    }

    @PostMapping(path = "/templates/{id}/preview", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The same for a letter, as a file marked as a specimen")
    Mono<byte[]> specimen(@PathVariable String id, @RequestBody Specimens.Wish wish) {
        return specimens
                .fill(id, wish)
                .flatMap(
                        filled -> {
                            var message = filled.message();
                            if (message == null || filled.template().letterFields().isEmpty()) {
                                throw Problem.invalid("id", "is no letter");
                            }
                            return letters.specimen(filled.account(), message);
                        });
    }
}
