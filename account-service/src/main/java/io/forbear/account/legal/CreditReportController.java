package io.forbear.account.legal;

import io.forbear.account.fact.Zones;
import io.forbear.messaging.EventIds;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices of credit reports, and the reports. */
@RestController
@Tag(name = "legal", description = "Accounts referred to court, written off, reported")
class CreditReportController {
    private final CreditReports reports;
    private final ReferableAccounts accounts;
    private final LegalPolicy policy;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CreditReportController(
            CreditReports reports,
            ReferableAccounts accounts,
            LegalPolicy policy,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock) {
        this.reports = reports;
        this.accounts = accounts;
        this.policy = policy;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** That the debtor was told. */
    record Notice(
            @NotNull Instant sentAt,
            @NotBlank @Size(max = 64) String channel,
            @NotBlank @Size(max = 200) String reference,
            @Nullable @Size(max = 200) String consentReference) {}

    /** That it was reported. */
    record Reported(@NotBlank @Size(max = 200) String bureau, @NotNull Instant reportedAt) {}

    @PreAuthorize("hasAnyRole('collector', 'risk-desk')")
    @PostMapping("/accounts/{accountId}/credit-reports")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Record that the debtor was told of a negative report to come")
    Mono<CreditReport> notice(
            @PathVariable String accountId, @Valid @RequestBody Notice body, Principal caller) {
        requirePast("sentAt", body.sentAt());
        return accounts.find(accountId)
                .map(account -> report(account, body, caller.getName()))
                .delayUntil(reports::store)
                .as(transaction::transactional);
    }

    private CreditReport report(ReferableAccount account, Notice body, String by) {
        var overdueSince = account.overdueSince();
        if (overdueSince == null) {
            throw Problem.conflict("Nothing is overdue on the account.");
        }
        var sentOn = zones.dateOf(account.terms(), body.sentAt());
        if (!sentOn.isAfter(overdueSince)) {
            throw Problem.invalid(
                    "sentAt",
                    "must be after %s, since when these arrears exist, found %s"
                            .formatted(overdueSince, sentOn));
        }
        return new CreditReport(
                EventIds.next(clock),
                account.accountId().value(),
                body.sentAt().truncatedTo(ChronoUnit.MILLIS),
                body.channel(),
                body.reference(),
                by,
                body.consentReference(),
                null,
                null,
                null);
    }

    @PreAuthorize("hasRole('risk-desk')")
    @PostMapping("/credit-reports/{reportId}/report")
    @Operation(
            summary = "Record that the account was reported to a credit bureau",
            description =
                    "Answers 422 if the notice was not sent so many days before as the bank's list"
                            + " asks for, or before these arrears began, or a consent is missing; 409 if it was reported, or"
                            + " nothing is overdue any more.")
    Mono<CreditReport> report(
            @PathVariable UUID reportId, @Valid @RequestBody Reported body, Principal caller) {
        requirePast("reportedAt", body.reportedAt());
        return reports.hold(reportId)
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("credit report", reportId.toString())))
                .zipWhen(report -> accounts.find(report.accountId()))
                .map(known -> reported(known.getT1(), known.getT2(), body, caller.getName()))
                .delayUntil(reports::store)
                .as(transaction::transactional);
    }

    private CreditReport reported(
            CreditReport report, ReferableAccount account, Reported body, String by) {
        var overdueSince = account.overdueSince();
        if (report.reportedAt() != null || overdueSince == null) {
            throw Problem.conflict("It was reported, or nothing is overdue any more.");
        }
        var at = body.reportedAt().truncatedTo(ChronoUnit.MILLIS);
        var rule = policy.conditionsFor(account.terms()).creditReport();
        var obstacles = report.obstacles(rule, overdueSince, at, zones.of(account.terms()));
        if (!obstacles.isEmpty()) {
            throw Problem.invalid(obstacles);
        }
        return report.reported(body.bureau(), at, by);
    }

    private void requirePast(String field, Instant at) {
        if (at.isAfter(clock.instant())) {
            throw Problem.invalid(field, "must not be in the future, found " + at);
        }
    }

    @PreAuthorize(
            "hasAnyRole('collector', 'risk-desk', 'legal-desk', 'compliance-officer', 'auditor')")
    @GetMapping("/accounts/{accountId}/credit-reports")
    @Operation(summary = "Notices and reports of an account, the newest first")
    Flux<CreditReport> ofAccount(@PathVariable String accountId) {
        return reports.of(accountId);
    }
}
