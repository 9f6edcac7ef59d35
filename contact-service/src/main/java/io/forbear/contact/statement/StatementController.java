package io.forbear.contact.statement;

import io.forbear.contact.channel.Channel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was said that stops contacts, and what persons have to say about it. */
@RestController
@Tag(name = "statements", description = "What was said in conversations that stops contacts")
class StatementController {
    private static final String READERS =
            "hasAnyRole('collector', 'compliance-officer', 'auditor', 'operations')";
    private static final String WRITERS = "hasAnyRole('collector', 'compliance-officer')";

    private final Statements statements;
    private final StatementService service;

    StatementController(Statements statements, StatementService service) {
        this.statements = statements;
        this.service = service;
    }

    /** What a person has found out; everything may be left out. */
    record Confirmation(
            @Nullable @Size(min = 1) Set<@NotNull Channel> channels,
            @Nullable @Size(min = 1, max = 100) String attorneyId,
            @Nullable Boolean written,
            Details.@Nullable About complaint) {}

    /** Why it was noted by mistake. */
    record Withdrawal(@NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "What a debtor, or somebody about him, has said; the newest first")
    @PreAuthorize(READERS)
    @GetMapping("/debtors/{debtorId}/statements")
    Mono<List<Statement>> of(@PathVariable String debtorId) {
        return statements.of(debtorId).collectList();
    }

    @Operation(
            summary = "Confirms a statement, and completes what was left open",
            description = "409 if it was withdrawn. What is completed is told as a correction.")
    @PreAuthorize(WRITERS)
    @PostMapping("/statements/{statementId}/confirmation")
    Mono<Statement> confirm(
            @PathVariable UUID statementId,
            @Valid @RequestBody Confirmation body,
            Principal caller) {
        return service.confirm(
                statementId,
                caller.getName(),
                new Details(body.channels(), body.attorneyId(), body.written(), body.complaint()));
    }

    @Operation(
            summary = "Withdraws a statement that was noted by mistake",
            description =
                    "It is then as if it had never been made. 409 for who heard it, for a complaint,"
                            + " which the complaints desk answers, and if it was withdrawn before.")
    @PreAuthorize(WRITERS)
    @PostMapping("/statements/{statementId}/withdrawal")
    Mono<Statement> withdraw(
            @PathVariable UUID statementId, @Valid @RequestBody Withdrawal body, Principal caller) {
        return service.withdraw(statementId, caller.getName(), body.reason());
    }
}
