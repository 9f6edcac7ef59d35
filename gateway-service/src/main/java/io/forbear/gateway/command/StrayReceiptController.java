package io.forbear.gateway.command;

import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows receipts that belong to no message that we know, or cannot be read. */
@RestController
@RequestMapping("/stray-receipts")
class StrayReceiptController {
    private final StrayReceipts strays;
    private final Recipients recipients;

    StrayReceiptController(StrayReceipts strays, Recipients recipients) {
        this.strays = strays;
        this.recipients = recipients;
    }

    /**
     * One of them.
     *
     * @param raw what the provider wrote; null: it could be read, or cannot be opened
     */
    record View(StrayReceipt receipt, @Nullable String raw) {}

    @PreAuthorize("hasAnyRole('operations', 'auditor', 'compliance-officer')")
    @GetMapping
    Mono<Page<StrayReceipt>> list(
            @RequestParam(defaultValue = "OPEN") StrayState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limit.of(limit);
        return strays.list(state.name(), place(Cursor.parse(cursor, 2)), most + 1)
                .collectList()
                .map(rows -> Page.of(rows, most, StrayReceiptController::cursorAt));
    }

    private static Cursor cursorAt(StrayReceipt one) {
        return Cursor.at(one.receivedAt().toString(), one.receiptId().toString());
    }

    private static StrayReceipts.Place place(@Nullable Cursor cursor) {
        try {
            return cursor == null
                    ? StrayReceipts.Place.BEFORE_ALL
                    : new StrayReceipts.Place(
                            Instant.parse(cursor.key(0)), UUID.fromString(cursor.key(1)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    /** As the provider wrote it, which may name a person's number. */
    @PreAuthorize("hasRole('compliance-officer')")
    @GetMapping("/{receiptId}")
    Mono<View> one(@PathVariable UUID receiptId) {
        return strays.find(receiptId)
                .map(
                        found ->
                                new View(
                                        found.receipt(),
                                        recipients.open(
                                                found.bytes(),
                                                Aftermath.about(found.receipt().provider()))))
                .switchIfEmpty(Mono.error(() -> unknown(receiptId)));
    }

    /** 409 if it is not open any more. */
    @PreAuthorize("hasAnyRole('operations', 'compliance-officer')")
    @PostMapping("/{receiptId}/settlement")
    Mono<StrayReceipt> settle(
            @PathVariable UUID receiptId,
            @Valid @RequestBody Settlement settlement,
            Principal caller) {
        return strays.settle(receiptId, caller.getName(), settlement.note())
                .flatMap(done -> settled(receiptId, done));
    }

    private Mono<StrayReceipt> settled(UUID receiptId, boolean done) {
        return strays.find(receiptId)
                .map(StrayReceipts.Sealed::receipt)
                .switchIfEmpty(Mono.error(() -> unknown(receiptId)))
                .flatMap(
                        receipt ->
                                done
                                        ? Mono.just(receipt)
                                        : Mono.error(
                                                Problem.conflict(
                                                        "The receipt is %s already."
                                                                .formatted(receipt.state()))));
    }

    private static Problem unknown(UUID receiptId) {
        return Problem.notFound("receipt", receiptId.toString());
    }
}
