package io.forbear.plan.promise;

import io.forbear.messaging.request.Mark;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
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

/** Takes promises over HTTP, and tells how they stand. */
@RestController
@RequestMapping("/promises")
@Tag(name = "promises", description = "Promises to pay: made, kept, partly kept, broken")
class PromiseController {
    private static final String TAKERS = "hasAnyRole('plan-desk', 'collector')";
    private static final String READERS =
            "hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')";

    private final PromiseService service;
    private final PromiseViews views;

    PromiseController(PromiseService service, PromiseViews views) {
        this.service = service;
        this.views = views;
    }

    /** Why a promise is taken back. */
    record WithdrawalBody(@NotBlank @Size(max = 500) String because) {}

    @PreAuthorize(TAKERS)
    @PostMapping
    @Operation(
            summary = "Take a promise to pay",
            description =
                    "Answers 422 and names the fields if it makes no sense; 409 if a promise is"
                            + " running or a plan is in force on one of its accounts, or too many in a"
                            + " row were not kept. The same Idempotency-Key takes no second promise.")
    Mono<ResponseEntity<PromiseView>> take(
            @Valid @RequestBody PromiseBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var request = body.request(caller.getName());
        return service.take(request, Mark.of(caller.getName(), key, request))
                .flatMap(views::of)
                .map(view -> ResponseEntity.created(address(view)).body(view));
    }

    @PreAuthorize(TAKERS)
    @PostMapping("/{promiseId}/withdrawal")
    @Operation(
            summary = "Take a promise back",
            description = "Answers 409 if it is not running any more.")
    Mono<PromiseView> withdraw(
            @PathVariable String promiseId, @Valid @RequestBody WithdrawalBody body) {
        return service.withdraw(promiseId, body.because())
                .then(Mono.defer(() -> views.of(promiseId)));
    }

    @PreAuthorize(READERS)
    @GetMapping("/{promiseId}")
    @Operation(summary = "One promise, and how each of its dates stands")
    Mono<PromiseView> promise(@PathVariable String promiseId) {
        return views.of(promiseId);
    }

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "Promises in the order in which they were entered")
    Mono<Page<PromiseView>> promises(
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return views.list(debtorId, outcome, Cursor.parse(cursor, 1), Limit.of(limit));
    }

    private static URI address(PromiseView promise) {
        return URI.create("/promises/" + promise.promiseId());
    }
}
