package io.forbear.plan.selfservice;

import io.forbear.money.Money;
import io.forbear.plan.promise.PromiseRequest;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** What a debtor may do himself, over HTTP, with the token of his case. */
@RestController
@RequestMapping("/self-service")
@Tag(name = "self-service", description = "What a debtor may do himself, with a case token")
@PreAuthorize("hasRole('debtor')")
class SelfServiceController {
    private final SelfService service;
    private final Statements statements;

    SelfServiceController(SelfService service, Statements statements) {
        this.service = service;
        this.statements = statements;
    }

    /** A promise of the debtor, for all accounts of his case. */
    record PromiseBody(@NotEmpty @Size(max = 100) List<@NotNull @Valid Dated> dates) {}

    /** An amount and the day by which it is promised. */
    record Dated(
            @NotNull LocalDate dueOn,
            @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,
            @NotBlank String currency) {
        private PromiseRequest.Part part(int index) {
            try {
                return new PromiseRequest.Part(dueOn, new Money(amount, currency));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "dates[" + index + "].currency", String.valueOf(e.getMessage()));
            }
        }
    }

    /** What he complains about. */
    record ComplaintBody(@NotNull ComplaintKind kind) {}

    /** The id of what was taken down. */
    record Taken(String id) {}

    @GetMapping
    @Operation(summary = "The accounts of the case, and what is owed on them")
    Mono<CaseView> ownCase(@Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access) {
        return service.accounts(access).map(accounts -> new CaseView(accounts, access.expiresAt()));
    }

    @GetMapping("/accounts/{accountId}/statement")
    @Operation(
            summary = "The statement of debt of an account of the case",
            description = "In JSON or PDF, as account-service renders it.")
    Mono<ResponseEntity<byte[]>> statement(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        var pdf = accept != null && accept.contains(MediaType.APPLICATION_PDF_VALUE);
        return service.accounts(access)
                .filter(own -> own.stream().anyMatch(one -> one.accountId().equals(accountId)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", accountId)))
                .flatMap(_ -> statements.of(new Statements.Wanted(accountId, asOf, lang, pdf)))
                .map(SelfServiceController::passedOn);
    }

    /** Only what it is and says; other headers are between account-service and us. */
    private static ResponseEntity<byte[]> passedOn(ResponseEntity<byte[]> statement) {
        var type = statement.getHeaders().getContentType();
        return ResponseEntity.ok()
                .contentType(type == null ? MediaType.APPLICATION_JSON : type)
                .body(statement.getBody());
    }

    @PostMapping("/promises")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Promise to pay, on one day or several")
    Mono<Taken> promise(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @Valid @RequestBody PromiseBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var dates =
                IntStream.range(0, body.dates().size())
                        .mapToObj(i -> body.dates().get(i).part(i))
                        .toList();
        return service.promise(access, dates, key).map(Taken::new);
    }

    @PostMapping("/hardship")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Declare hardship",
            description = "Plans are paused until it is reviewed, and collection rests.")
    Mono<Taken> hardship(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return service.hardship(access, key).map(Taken::new);
    }

    @PostMapping("/complaints")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "File a complaint about collection")
    Mono<Taken> complain(
            @Parameter(hidden = true) @AuthenticationPrincipal CaseAccess access,
            @Valid @RequestBody ComplaintBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return service.complain(access, body.kind(), key).map(Taken::new);
    }
}
