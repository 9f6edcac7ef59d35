package io.forbear.account.portfolio;

import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers for single accounts. */
@RestController
@RequestMapping("/accounts")
@Tag(name = "accounts", description = "Overdue accounts, their stages and how they came to them")
class AccountController {
    private static final String READERS =
            "hasAnyRole('collector', 'plan-desk', 'compliance-officer', 'auditor', 'core-banking')";

    private final AccountViews accounts;

    AccountController(AccountViews accounts) {
        this.accounts = accounts;
    }

    @PreAuthorize(READERS)
    @GetMapping("/{accountId}")
    @Operation(summary = "One account: stage, amounts, what is known about it, its history")
    Mono<AccountDetails> account(@PathVariable String accountId) {
        return accounts.find(accountId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", accountId)))
                .flatMap(accounts::details);
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
