package io.forbear.account.placement;

import io.forbear.account.placement.AccountPlacement.Recall;
import io.forbear.account.placement.AccountPlacement.RecallReason;
import io.forbear.account.placement.Placing.Wish;
import io.forbear.account.request.AccountInPath;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Places single accounts by hand. */
@RestController
@Tag(name = "placements", description = "Accounts placed with agencies")
class PlacementController {
    private static final String DESK = "hasRole('agency-desk')";
    private static final String READERS =
            "hasAnyRole('agency-desk', 'collector', 'compliance-officer', 'auditor')";

    private final PlacementService service;
    private final Placements placements;
    private final MarkedRequests requests;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PlacementController(
            PlacementService service,
            Placements placements,
            MarkedRequests requests,
            TransactionalOperator transaction,
            Clock clock) {
        this.service = service;
        this.placements = placements;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * To whom an account goes.
     *
     * @param noticeSentAt when the debtor was told; not given: not yet
     */
    record Body(
            @NotBlank @Size(max = 64) String agencyId,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable Instant noticeSentAt,
            @Nullable @Size(max = 500) String noticeReference) {
        Wish wish(UUID id, String by) {
            return new Wish(
                    id, by, null, List.of(reason), milliseconds(noticeSentAt), noticeReference);
        }
    }

    /** That the debtor was told. */
    record Notice(@NotNull Instant sentAt, @Nullable @Size(max = 500) String reference) {}

    /** Why an account is taken back. */
    record RecallBody(@NotNull RecallReason reason, @Nullable @Size(max = 1000) String note) {}

    @PreAuthorize(DESK)
    @PostMapping("/accounts/{accountId}/placement")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Place an account with an agency",
            description =
                    "Answers 422 with one entry for each requirement that does not hold today: its"
                            + " code, and what was expected and found. 409 if it is placed already"
                            + " or not overdue. The same Idempotency-Key places nothing twice.")
    Mono<AccountPlacement> place(
            @PathVariable String accountId,
            @Valid @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var id = EventIds.next(clock);
        var account = AccountInPath.of(accountId);
        var mark = Mark.of(caller.getName(), key, List.of("placement", accountId, body));
        return requests.once(
                        mark,
                        id.toString(),
                        () ->
                                service.place(
                                        account, body.agencyId(), body.wish(id, caller.getName())),
                        made -> placements.find(UUID.fromString(made)))
                .as(transaction::transactional);
    }

    @PreAuthorize(DESK)
    @PostMapping("/accounts/{accountId}/placement/notice")
    @Operation(summary = "Record that the debtor was told of the agency")
    Mono<AccountPlacement> notice(@PathVariable String accountId, @Valid @RequestBody Notice body) {
        return Mono.defer(
                        () ->
                                service.notice(
                                        AccountInPath.of(accountId),
                                        body.sentAt().truncatedTo(ChronoUnit.MILLIS),
                                        body.reference()))
                .as(transaction::transactional);
    }

    @PreAuthorize("hasAnyRole('agency-desk', 'compliance-officer')")
    @PostMapping("/accounts/{accountId}/placement/recall")
    @Operation(summary = "Take an account back; 409 if it is placed with nobody")
    Mono<AccountPlacement> recall(
            @PathVariable String accountId, @Valid @RequestBody RecallBody body, Principal caller) {
        var recall = new Recall(service.now(), caller.getName(), body.reason(), body.note());
        return service.recall(AccountInPath.of(accountId), recall).as(transaction::transactional);
    }

    @PreAuthorize(READERS)
    @GetMapping("/accounts/{accountId}/placements")
    @Operation(summary = "All placements of an account, the newest first")
    Flux<AccountPlacement> history(@PathVariable String accountId) {
        return placements.of(AccountInPath.of(accountId));
    }

    @PreAuthorize(READERS)
    @GetMapping("/agencies/{agencyId}/placements")
    @Operation(summary = "What an agency holds now, in the order of the accounts")
    Mono<Page<AccountPlacement>> held(
            @PathVariable String agencyId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        return placements
                .heldBy(agencyId, last == null ? "" : last.key(0), size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, row -> Cursor.at(row.accountId().value())));
    }

    private static @Nullable Instant milliseconds(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
