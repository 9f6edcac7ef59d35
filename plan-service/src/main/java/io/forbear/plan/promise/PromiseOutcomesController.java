package io.forbear.plan.promise;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells how many promises were kept. */
@RestController
@Tag(name = "promises")
class PromiseOutcomesController {
    private static final Duration USUAL = Duration.ofDays(365);

    private final Promises promises;
    private final Clock clock;

    PromiseOutcomesController(Promises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    @Operation(
            summary = "What has become of the promises made in a time",
            description =
                    "Counted by the judgement told of each last. Without `to` up to now, without"
                            + " `from` the 365 days before.")
    @GetMapping("/promises/outcomes")
    @PreAuthorize("hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')")
    Mono<PromiseOutcomes> outcomes(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var end = to == null ? clock.instant() : to;
        var first = from == null ? end.minus(USUAL) : from;
        if (!first.isBefore(end)) {
            throw Problem.badRequest("to", "must be after from, " + first + ", found " + end);
        }
        return promises.outcomes(first, end)
                .map(counted -> PromiseOutcomes.of(first, end, counted));
    }
}
