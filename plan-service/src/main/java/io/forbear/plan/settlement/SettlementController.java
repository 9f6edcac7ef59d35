package io.forbear.plan.settlement;

import io.forbear.messaging.request.Mark;
import io.forbear.money.Money;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Settlements over HTTP. */
@RestController
@RequestMapping("/settlements")
@Tag(name = "settlements", description = "A lump sum below the balance, offered and paid in time")
class SettlementController {
    private static final String OFFERERS = "hasAnyRole('plan-desk', 'collector')";
    private static final String READERS =
            "hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')";

    private final SettlementService service;
    private final Settlements settlements;
    private final Clock clock;

    SettlementController(SettlementService service, Settlements settlements, Clock clock) {
        this.service = service;
        this.settlements = settlements;
        this.clock = clock;
    }

    /** A settlement as it is asked for. */
    record OfferBody(
            @NotBlank @Size(max = 200) String debtorId,
            @NotEmpty @Size(max = 100) List<@NotBlank String> accountIds,
            @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,
            @NotBlank String currency,
            @NotNull LocalDate payBy) {
        private Settling.Request request(String offeredBy) {
            try {
                return new Settling.Request(
                        debtorId, accountIds, new Money(amount, currency), payBy, offeredBy);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("currency", String.valueOf(e.getMessage()));
            }
        }
    }

    /** What the second person says. */
    record ApprovalBody(boolean granted, @NotBlank @Size(max = 500) String because) {}

    /** That the debtor accepts. */
    record AcceptanceBody(@Nullable @Size(max = 500) String recordingRef) {}

    @PreAuthorize(OFFERERS)
    @PostMapping
    @Operation(
            summary = "Offer a settlement",
            description =
                    "Answers 422 and names the fields if it makes no sense or waives more than may be"
                            + " waived. Beyond the share that one person may waive alone it awaits"
                            + " approval by another.")
    Mono<ResponseEntity<SettlementView>> offer(
            @Valid @RequestBody OfferBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var request = body.request(caller.getName());
        return service.offer(request, Mark.of(caller.getName(), key, request))
                .map(view -> ResponseEntity.created(address(view)).body(view));
    }

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping("/{settlementId}/approval")
    @Operation(summary = "A second person approves an offer or refuses it")
    Mono<SettlementView> approve(
            @PathVariable String settlementId,
            @Valid @RequestBody ApprovalBody body,
            Principal caller) {
        return service.approve(
                settlementId,
                new Settlement.Approval(
                        body.granted(), caller.getName(), clock.instant(), body.because()));
    }

    @PreAuthorize(OFFERERS)
    @PostMapping("/{settlementId}/acceptance")
    @Operation(summary = "The debtor accepts, and promises the lump sum")
    Mono<SettlementView> accept(
            @PathVariable String settlementId,
            @Valid @RequestBody AcceptanceBody body,
            Principal caller) {
        return service.accept(settlementId, caller.getName(), body.recordingRef());
    }

    @PreAuthorize(OFFERERS)
    @PostMapping("/{settlementId}/withdrawal")
    @Operation(summary = "Take an offer back before it is accepted")
    Mono<SettlementView> withdraw(@PathVariable String settlementId) {
        return service.withdraw(settlementId);
    }

    @PreAuthorize(READERS)
    @GetMapping("/{settlementId}")
    @Operation(summary = "One settlement")
    Mono<SettlementView> settlement(@PathVariable String settlementId) {
        return service.view(settlementId);
    }

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "Settlements in the order in which they were offered")
    Mono<Page<SettlementView>> settlements(
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        return settlements
                .list(debtorId, last == null ? "" : last.key(0), size + 1)
                .concatMap(service::view)
                .collectList()
                .map(found -> Page.of(found, size, view -> Cursor.at(view.settlementId())));
    }

    private static URI address(SettlementView settlement) {
        return URI.create("/settlements/" + settlement.settlementId());
    }
}
