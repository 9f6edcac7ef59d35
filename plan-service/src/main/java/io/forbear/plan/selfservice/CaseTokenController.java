package io.forbear.plan.selfservice;

import io.forbear.messaging.EventIds;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Issues and revokes the tokens with which debtors open their cases. */
@RestController
@RequestMapping("/case-tokens")
@Tag(name = "case tokens", description = "Tokens with which a debtor opens his own case")
@PreAuthorize("hasAnyRole('plan-desk', 'collector')")
class CaseTokenController {
    private final CaseTokens tokens;
    private final KnownAccounts accounts;
    private final SelfServiceSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CaseTokenController(
            CaseTokens tokens, KnownAccounts accounts, SelfServiceSettings settings, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * For which case a token is issued.
     *
     * @param validFor as long as settings allow unless given
     */
    record IssueBody(
            @NotBlank @Size(max = 200) String debtorId,
            @NotEmpty @Size(max = 100) List<@NotBlank String> accountIds,
            @Nullable Duration validFor) {}

    /**
     * A token that was issued. It is told this once only.
     *
     * @param token to be handed to the debtor and to nobody else
     */
    record Issued(String tokenId, String token, Instant expiresAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Issue a token for one case",
            description = "The token is told this once only; its digest is all that is kept.")
    Mono<Issued> issue(@Valid @RequestBody IssueBody body, Principal caller) {
        var asked = body.validFor();
        var validFor = asked == null ? settings.tokenValidFor() : asked;
        if (!validFor.isPositive() || validFor.compareTo(settings.tokenValidFor()) > 0) {
            throw Problem.invalid(
                    "validFor", "must be more than nothing, at most " + settings.tokenValidFor());
        }
        var bytes = new byte[CaseToken.BYTES];
        random.nextBytes(bytes);
        var token = CaseToken.of(bytes);
        var now = clock.instant();
        var access =
                new CaseAccess(
                        EventIds.next(clock).toString(),
                        body.debtorId(),
                        body.accountIds().stream().distinct().toList(),
                        caller.getName(),
                        now,
                        now.plus(validFor),
                        null);
        return requireOwn(access)
                .then(Mono.defer(() -> tokens.insert(access, token)))
                .thenReturn(new Issued(access.tokenId(), token.text(), access.expiresAt()));
    }

    private Mono<Void> requireOwn(CaseAccess access) {
        return accounts.find(access.accountIds())
                .filter(account -> account.debtorId().equals(access.debtorId()))
                .count()
                .filter(found -> found == access.accountIds().size())
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.invalid(
                                                "accountIds",
                                                "must all be accounts of the debtor that are known"
                                                        + " here")))
                .then();
    }

    @GetMapping
    @Operation(summary = "The tokens of a debtor, newest first, without the tokens themselves")
    Flux<CaseAccess> tokens(@RequestParam String debtorId) {
        return tokens.ofDebtor(debtorId);
    }

    @PostMapping("/{tokenId}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a token open nothing any more, at once")
    Mono<Void> revoke(@PathVariable String tokenId) {
        return tokens.revoke(tokenId, clock.instant())
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("token", tokenId)))
                .then();
    }
}
