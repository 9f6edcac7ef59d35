package io.forbear.account.legal;

import io.forbear.account.legal.WriteOff.Content;
import io.forbear.account.legal.WriteOffService.View;
import io.forbear.money.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Write-offs, and what was recovered after them. */
@RestController
@Tag(name = "legal", description = "Accounts referred to court, written off, reported")
class WriteOffController {
    private static final String PROPOSERS = "hasRole('risk-desk')";
    private static final String APPROVERS = "hasAnyRole('risk-desk', 'compliance-officer')";
    private static final String READERS =
            "hasAnyRole('risk-desk', 'legal-desk', 'compliance-officer', 'auditor')";

    private final WriteOffService service;
    private final WriteOffs writeOffs;

    WriteOffController(WriteOffService service, WriteOffs writeOffs) {
        this.service = service;
        this.writeOffs = writeOffs;
    }

    /** What is written off, and why. */
    record Body(
            @NotNull LocalDate effectiveOn,
            @NotNull Money amount,
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 200) String reference) {
        Content content() {
            return new Content(effectiveOn, amount, reason, reference);
        }
    }

    /** Which proposal is approved: whoever approves has seen this one. */
    record Approval(@NotNull UUID writeOffId) {}

    /** Which proposal is rejected or withdrawn, and why. */
    record Refusal(@NotNull UUID writeOffId, @NotBlank @Size(max = 1000) String reason) {}

    @PreAuthorize(PROPOSERS)
    @PostMapping("/accounts/{accountId}/write-off")
    @Operation(
            summary = "Propose to write an account off",
            description =
                    "The amount is the balance at the end of the day on which it takes effect; less,"
                            + " where the bank's list allows that (422 otherwise, naming both)."
                            + " 409 while another one is proposed or approved.")
    Mono<View> propose(
            @PathVariable String accountId, @Valid @RequestBody Body body, Principal caller) {
        return service.propose(accountId, body.content(), caller.getName());
    }

    @PreAuthorize(PROPOSERS)
    @PutMapping("/accounts/{accountId}/write-off")
    @Operation(summary = "Correct one's own proposal; it gets a new id, the old one is kept")
    Mono<View> correct(
            @PathVariable String accountId, @Valid @RequestBody Body body, Principal caller) {
        return service.correct(accountId, body.content(), caller.getName());
    }

    @PreAuthorize(APPROVERS)
    @PostMapping("/accounts/{accountId}/write-off/approval")
    @Operation(
            summary = "Approve a write-off, as a second person (409 otherwise)",
            description =
                    "If it is of the whole balance, the account is in the stage of written-off"
                            + " accounts from the day on which it takes effect.")
    Mono<View> approve(
            @PathVariable String accountId, @Valid @RequestBody Approval body, Principal caller) {
        return service.approve(accountId, body.writeOffId(), caller.getName());
    }

    @PreAuthorize(APPROVERS)
    @PostMapping("/accounts/{accountId}/write-off/rejection")
    @Operation(summary = "Reject a proposal, as a second person (409 otherwise)")
    Mono<View> reject(
            @PathVariable String accountId, @Valid @RequestBody Refusal body, Principal caller) {
        return service.reject(accountId, body.writeOffId(), body.reason(), caller.getName());
    }

    @PreAuthorize(PROPOSERS)
    @PostMapping("/accounts/{accountId}/write-off/withdrawal")
    @Operation(summary = "Take one's own proposal back; 409 once it is decided")
    Mono<View> withdraw(
            @PathVariable String accountId, @Valid @RequestBody Refusal body, Principal caller) {
        return service.withdraw(accountId, body.writeOffId(), body.reason(), caller.getName());
    }

    @PreAuthorize(READERS)
    @GetMapping("/accounts/{accountId}/write-off")
    @Operation(summary = "The write-off that is proposed or approved, and what came in after it")
    Mono<View> writeOff(@PathVariable String accountId) {
        return service.view(accountId);
    }

    @PreAuthorize(READERS)
    @GetMapping("/accounts/{accountId}/write-offs")
    @Operation(summary = "All write-offs of an account and what became of them, the newest first")
    Flux<WriteOff> ofAccount(@PathVariable String accountId) {
        return writeOffs.of(accountId);
    }

    @PreAuthorize(READERS)
    @GetMapping("/portfolio/write-offs")
    @Operation(
            summary = "Approved write-offs of a period, and what was recovered on them until now",
            description = "By currency; the period is that of the days they took effect.")
    Mono<List<WriteOffTotal>> totals(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        return service.totals(from, to);
    }
}
