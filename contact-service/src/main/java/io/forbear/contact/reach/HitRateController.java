package io.forbear.contact.reach;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Publishes hit rates. */
@RestController
class HitRateController {
    private static final Duration USUAL = Duration.ofDays(30);

    private final HitRates rates;
    private final Clock clock;

    HitRateController(HitRates rates, Clock clock) {
        this.rates = rates;
        this.clock = clock;
    }

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor', 'operations')")
    @GetMapping("/hit-rates")
    @Operation(
            summary = "Right-party contacts per attempt, by means, channel, role, party or source",
            description = "Without `to` up to now, without `from` the 30 days before.")
    Flux<HitRates.HitRate> hitRates(
            @RequestParam HitRates.By by,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var end = to == null ? clock.instant() : to;
        var first = from == null ? end.minus(USUAL) : from;
        if (!first.isBefore(end)) {
            throw Problem.badRequest("to", "must be after from, " + first + ", found " + end);
        }
        return rates.of(by, first, end);
    }
}
