package io.forbear.contact.verification;

import io.forbear.contact.verification.VerificationRun.Mismatch;
import io.forbear.messaging.EventIds;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Checks of everything that was sent. */
@RestController
@RequestMapping("/messages/verification")
@PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'operations')")
@Tag(name = "messages")
class VerificationController {
    private final VerificationRuns runs;
    private final Clock clock;

    VerificationController(VerificationRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Checks every message ordered for a time against its approved version",
            description =
                    "By the planned instant of the contact, from included, to excluded. Letters that"
                            + " were fetched are made anew and compared byte for byte.")
    Mono<VerificationRun> begin(
            @RequestParam Instant from, @RequestParam Instant to, Principal caller) {
        if (!from.isBefore(to)) {
            throw Problem.badRequest("to", "must be after from, found " + to);
        }
        var run =
                new VerificationRun(
                        EventIds.next(clock),
                        from,
                        to,
                        caller.getName(),
                        clock.instant(),
                        "",
                        0,
                        0,
                        0,
                        null);
        return runs.add(run).thenReturn(run);
    }

    @GetMapping("/{verificationId}")
    @Operation(summary = "How far a check has come")
    Mono<VerificationRun> progress(@PathVariable UUID verificationId) {
        return runs.find(verificationId)
                .switchIfEmpty(
                        Mono.error(
                                () -> Problem.notFound("verification", verificationId.toString())));
    }

    @GetMapping("/{verificationId}/mismatches")
    @Operation(summary = "Messages that are not what was approved, in the order of contact ids")
    Mono<Page<Mismatch>> mismatches(
            @PathVariable UUID verificationId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        return progress(verificationId)
                .then(
                        Mono.defer(
                                () ->
                                        runs.mismatches(
                                                        verificationId,
                                                        last == null ? "" : last.key(0),
                                                        size + 1)
                                                .collectList()))
                .map(rows -> Page.of(rows, size, one -> Cursor.at(one.contactId())));
    }
}
