package io.forbear.account.portfolio;

import io.forbear.account.portfolio.AccountDetails.HistoryEntry;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers for single accounts. */
@RestController
@RequestMapping("/accounts")
@Tag(name = "accounts", description = "Overdue accounts, their stages and how they came to them")
class AccountController {
    private static final String READERS =
            "hasAnyRole('collector', 'plan-desk', 'compliance-officer', 'auditor', 'core-banking')";

    private final AccountViews accounts;
    private final AccountHistory history;
    private final PastAccounts past;

    AccountController(AccountViews accounts, AccountHistory history, PastAccounts past) {
        this.accounts = accounts;
        this.history = history;
        this.past = past;
    }

    @PreAuthorize(READERS)
    @GetMapping("/{accountId}")
    @Operation(
            summary = "One account: stage, amounts, what is known about it, its history",
            description =
                    "knownAt asks what was known at an instant of the past, and what followed from"
                            + " it; asOf for which date, with what was stated or posted by then.")
    Mono<AccountDetails> account(
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return knownAt == null && asOf == null
                ? accounts.find(accountId)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("account", accountId)))
                        .flatMap(accounts::details)
                : past.details(accountId, knownAt, asOf);
    }

    @PreAuthorize(READERS)
    @GetMapping("/{accountId}/history")
    @Operation(
            summary = "How an account came to its stage: each move with its cause, newest first",
            description = "With moves=true without changes of amounts within a stage.")
    Mono<Page<HistoryEntry>> history(
            @PathVariable String accountId,
            @RequestParam(defaultValue = "false") boolean moves,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var before = sequence(Cursor.parse(cursor, 1));
        return accounts.find(accountId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", accountId)))
                .thenMany(Flux.defer(() -> history.of(accountId, moves, before, size + 1)))
                .collectList()
                .map(found -> Page.of(found, size, entry -> Cursor.at("" + entry.sequence())));
    }

    private static long sequence(@Nullable Cursor last) {
        try {
            return last == null ? Long.MAX_VALUE : Long.parseLong(last.key(0));
        } catch (NumberFormatException notOfThisListing) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "Accounts in the order of their ids, of one stage or debtor if given")
    Mono<Page<AccountView>> accounts(
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        var after = last == null ? "" : last.key(0);
        return accounts.list(stage, debtorId, after, size + 1)
                .collectList()
                .map(found -> Page.of(found, size, row -> Cursor.at(row.accountId())));
    }
}
