package io.forbear.account.debt;

import io.forbear.account.request.AccountInPath;
import io.forbear.account.terms.Language;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers with statements of debt. */
@RestController
@RequestMapping("/accounts/{accountId}/statement")
@Tag(name = "statement of debt", description = "What is owed, and how each amount came about")
@PreAuthorize(
        "hasAnyRole('collector', 'plan-desk', 'compliance-officer', 'auditor', 'core-banking')")
class DebtController {
    private final DebtService debts;
    private final StatementDocument chinese = new StatementDocument(Language.CHINESE);
    private final StatementDocument english = new StatementDocument(Language.ENGLISH);

    DebtController(DebtService debts) {
        this.debts = debts;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PDF_VALUE})
    @Operation(
            summary = "What is owed on a day, in Chinese or English",
            description =
                    """
                    As JSON, or as PDF with `Accept: application/pdf`. The language is that of \
                    `lang`, otherwise of `Accept-Language`: zh-CN or en.""")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = StatementView.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Object>> statement(
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String lang,
            ServerHttpRequest request) {
        var headers = request.getHeaders();
        var asked = asked(lang, headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        var pdf = wantsPdf(headers.getAccept());
        return debts.statement(AccountInPath.of(accountId), asOf)
                .publishOn(pdf ? Schedulers.boundedElastic() : Schedulers.immediate())
                .map(debt -> pdf ? pdf(debt, asked) : json(debt, asked));
    }

    private static Optional<Language> asked(@Nullable String lang, @Nullable String header) {
        if (lang != null) {
            return Optional.of(
                    Language.of(lang)
                            .orElseThrow(
                                    () ->
                                            Problem.badRequest(
                                                    "lang",
                                                    "expected zh-CN or en, found " + lang)));
        }
        return header == null ? Optional.empty() : accepted(header);
    }

    /** The first language we have; a header that cannot be read asks for none. */
    private static Optional<Language> accepted(String header) {
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(LanguageRange::getRange)
                    .flatMap(range -> Language.of(range).stream())
                    .findFirst();
        } catch (IllegalArgumentException notReadable) {
            return Optional.empty();
        }
    }

    private static boolean wantsPdf(List<MediaType> accepted) {
        return accepted.stream()
                .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                .filter(
                        type ->
                                type.includes(MediaType.APPLICATION_JSON)
                                        || type.includes(MediaType.APPLICATION_PDF))
                .findFirst()
                .map(type -> !type.includes(MediaType.APPLICATION_JSON))
                .orElse(false);
    }

    private static Language language(StatementOfDebt debt, Optional<Language> asked) {
        return asked.orElseGet(() -> Language.usualIn(debt.newest().terms().jurisdictions()));
    }

    private static ResponseEntity<Object> json(StatementOfDebt debt, Optional<Language> asked) {
        var language = language(debt, asked);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .body(StatementView.of(debt, language));
    }

    private ResponseEntity<Object> pdf(StatementOfDebt debt, Optional<Language> asked) {
        var language = language(debt, asked);
        var document =
                switch (language) {
                    case CHINESE -> chinese;
                    case ENGLISH -> english;
                };
        var pdf = document.pdf(debt);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"statement-of-debt-" + debt.asOf() + ".pdf\"")
                .eTag(pdf.sha256())
                .body(pdf.bytes());
    }
}
