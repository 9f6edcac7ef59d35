package io.forbear.account.pause;

import io.forbear.account.request.AccountInPath;
import io.forbear.messaging.EventIds;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes pauses over HTTP. */
@RestController
@RequestMapping("/accounts/{accountId}/pauses")
@Tag(name = "pauses", description = "Days that do not count as past due")
class PauseController {
    private static final String DECIDERS = "hasAnyRole('plan-desk', 'compliance-officer')";
    private static final String READERS =
            "hasAnyRole('plan-desk', 'compliance-officer', 'collector', 'auditor')";
    private static final int KEY_LIMIT = 200;

    private final PauseService service;
    private final PauseRecords records;
    private final Clock clock;

    PauseController(PauseService service, PauseRecords records, Clock clock) {
        this.service = service;
        this.records = records;
        this.clock = clock;
    }

    @PreAuthorize(DECIDERS)
    @PostMapping
    @Operation(
            summary = "Pause the count of days past due",
            description =
                    "From a day of the past too. The same Idempotency-Key makes no second pause; with"
                            + " other days it answers 422.")
    Mono<ResponseEntity<PauseView>> begin(
            @PathVariable String accountId,
            @Valid @RequestBody PauseBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        return service.begin(
                        AccountInPath.of(accountId),
                        id(accountId, key, caller),
                        body,
                        caller.getName())
                .map(
                        pause ->
                                ResponseEntity.created(
                                                URI.create(
                                                        "/accounts/%s/pauses/%s"
                                                                .formatted(
                                                                        accountId,
                                                                        pause.pauseId())))
                                        .body(pause));
    }

    private UUID id(String accountId, @Nullable String key, Principal caller) {
        if (key == null) {
            return EventIds.next(clock);
        }
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw Problem.badRequest(
                    "Idempotency-Key", "must be 1 to " + KEY_LIMIT + " characters long");
        }
        var text = "pause\n" + accountId + "\n" + caller.getName() + "\n" + key;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @PreAuthorize(DECIDERS)
    @PutMapping("/{pauseId}")
    @Operation(summary = "Give a pause other days; what it was before stays in its history")
    Mono<PauseView> change(
            @PathVariable String accountId,
            @PathVariable String pauseId,
            @Valid @RequestBody PauseBody body,
            Principal caller) {
        return service.change(AccountInPath.of(accountId), pauseId, body, caller.getName());
    }

    @PreAuthorize(DECIDERS)
    @PostMapping("/{pauseId}/withdrawal")
    @Operation(summary = "Take a pause back, as if it had never been")
    Mono<PauseView> withdraw(
            @PathVariable String accountId,
            @PathVariable String pauseId,
            @Valid @RequestBody PauseBody.Withdrawal body,
            Principal caller) {
        return service.withdraw(
                AccountInPath.of(accountId), pauseId, body.statedReason(), caller.getName());
    }

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "The pauses of an account, each with what it was before and who said so")
    Mono<List<PauseView>> pauses(@PathVariable String accountId) {
        var account = AccountInPath.of(accountId);
        return records.terms(account)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", accountId)))
                .then(Mono.defer(() -> records.on(account)));
    }
}
