package io.forbear.account.legal;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Zones;
import io.forbear.account.request.AccountInPath;
import io.forbear.money.Money;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Write-offs, and what was recovered after them. */
@RestController
@Tag(name = "legal", description = "Accounts referred to court, written off, reported")
class WriteOffController {
    private static final String READERS =
            "hasAnyRole('risk-desk', 'legal-desk', 'compliance-officer', 'auditor')";

    private final WriteOffs writeOffs;
    private final ReferableAccounts accounts;
    private final Facts facts;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    WriteOffController(
            WriteOffs writeOffs,
            ReferableAccounts accounts,
            Facts facts,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock) {
        this.writeOffs = writeOffs;
        this.accounts = accounts;
        this.facts = facts;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is written off, and why. */
    record Body(
            @NotNull LocalDate effectiveOn,
            @NotNull Money amount,
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 200) String reference) {}

    /**
     * A write-off and what came after it.
     *
     * @param statedByCore whether core banking states that the account is written off, too
     */
    record View(WriteOff writeOff, Recoveries recoveries, boolean statedByCore) {}

    /** Write-offs of a period in one currency, and what was recovered on them until now. */
    record Total(int accounts, Money writtenOff, Money recovered, int accountsWithRecovery) {}

    @PreAuthorize("hasRole('risk-desk')")
    @PostMapping("/accounts/{accountId}/write-off")
    @Operation(summary = "Propose to write an account off; 409 if it was proposed before")
    Mono<View> propose(
            @PathVariable String accountId, @Valid @RequestBody Body body, Principal caller) {
        return held(accountId)
                .delayUntil(_ -> requireNone(accountId))
                .map(account -> writeOff(account, body, caller.getName()))
                .delayUntil(writeOffs::store)
                .flatMap(this::view)
                .as(transaction::transactional);
    }

    private Mono<ReferableAccount> held(String accountId) {
        return Mono.defer(() -> facts.hold(List.of(AccountInPath.of(accountId))))
                .then(Mono.defer(() -> accounts.find(accountId)));
    }

    private Mono<Void> requireNone(String accountId) {
        return writeOffs
                .find(accountId)
                .flatMap(_ -> Mono.error(Problem.conflict("The account was proposed before.")));
    }

    private WriteOff writeOff(ReferableAccount account, Body body, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var today = zones.dateOf(account.terms(), now);
        if (body.effectiveOn().isAfter(today)) {
            throw Problem.invalid("effectiveOn", "must not be after " + today);
        }
        if (!body.amount().currency().equals(account.balance().currency())
                || body.amount().sign() <= 0) {
            throw Problem.invalid("amount", "must be positive, in " + account.balance().currency());
        }
        return new WriteOff(
                account.accountId().value(),
                account.debtorId().value(),
                body.effectiveOn(),
                body.amount(),
                body.reason(),
                body.reference(),
                by,
                now,
                null,
                null);
    }

    @PreAuthorize("hasAnyRole('risk-desk', 'compliance-officer')")
    @PostMapping("/accounts/{accountId}/write-off/approval")
    @Operation(summary = "Approve a write-off, as a second person (409 otherwise)")
    Mono<View> approve(@PathVariable String accountId, Principal caller) {
        return held(accountId)
                .then(Mono.defer(() -> found(accountId)))
                .map(writeOff -> approved(writeOff, caller.getName()))
                .delayUntil(writeOffs::store)
                .flatMap(this::view)
                .as(transaction::transactional);
    }

    private WriteOff approved(WriteOff writeOff, String by) {
        if (writeOff.approvedBy() != null) {
            throw Problem.conflict("The write-off is approved.");
        }
        if (writeOff.proposedBy().equals(by)) {
            throw Problem.conflict("Proposer and approver are two people.");
        }
        return writeOff.approved(by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Mono<WriteOff> found(String accountId) {
        return writeOffs
                .find(accountId)
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("write-off of an account", accountId)));
    }

    @PreAuthorize(READERS)
    @GetMapping("/accounts/{accountId}/write-off")
    @Operation(summary = "The write-off of an account, and what was recovered after it")
    Mono<View> writeOff(@PathVariable String accountId) {
        return found(accountId).flatMap(this::view);
    }

    private Mono<View> view(WriteOff writeOff) {
        return Mono.zip(
                recoveries(writeOff),
                accounts.find(writeOff.accountId()),
                (recoveries, account) ->
                        new View(writeOff, recoveries, account.terms().chargedOff()));
    }

    private Mono<Recoveries> recoveries(WriteOff writeOff) {
        return facts.of(new AccountId(writeOff.accountId()))
                .map(
                        known ->
                                Recoveries.after(
                                        writeOff.effectiveOn(),
                                        writeOff.amount(),
                                        known.postings()));
    }

    @PreAuthorize(READERS)
    @GetMapping("/portfolio/write-offs")
    @Operation(
            summary = "Approved write-offs of a period, and what was recovered on them until now",
            description = "By currency; the period is that of the days they took effect.")
    Mono<List<Total>> totals(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        return writeOffs
                .approved(from, to)
                .concatMap(one -> recoveries(one).map(r -> total(one, r)))
                .collectMultimap(total -> total.writtenOff().currency())
                .map(
                        byCurrency ->
                                byCurrency.values().stream()
                                        .map(
                                                totals ->
                                                        totals.stream()
                                                                .reduce(WriteOffController::plus)
                                                                .orElseThrow())
                                        .toList());
    }

    private static Total total(WriteOff writeOff, Recoveries recoveries) {
        return new Total(
                1,
                writeOff.amount(),
                recoveries.recovered(),
                recoveries.recovered().sign() > 0 ? 1 : 0);
    }

    private static Total plus(Total one, Total other) {
        return new Total(
                one.accounts() + other.accounts(),
                one.writtenOff().plus(other.writtenOff()),
                one.recovered().plus(other.recovered()),
                one.accountsWithRecovery() + other.accountsWithRecovery());
    }
}
