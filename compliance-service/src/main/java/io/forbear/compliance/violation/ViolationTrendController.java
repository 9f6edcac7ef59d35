package io.forbear.compliance.violation;

import io.forbear.compliance.violation.Violation.Status;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Violations over time. */
@RestController
class ViolationTrendController {
    private final Violations violations;
    private final Clock clock;

    ViolationTrendController(Violations violations, Clock clock) {
        this.violations = violations;
        this.clock = clock;
    }

    @Operation(
            summary = "Violations per day or week, by rule and by agency",
            description =
                    "A violation counts in the period of its contact (UTC; weeks begin on Monday),"
                            + " a retracted one too unless `status` says otherwise. Without `to` up"
                            + " to now, without `from` the 30 days before; 366 days at most.")
    @GetMapping("/violations/trend")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<ViolationTrend> trend(
            @RequestParam(required = false) TrendRange.@Nullable Per per,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable String collector,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var range = TrendRange.of(from, to, per, clock.instant());
        var filter =
                new ViolationFilter(
                        rule, agency, collector, status, debtorId, range.from(), range.to());
        return violations
                .counts(filter, range.per())
                .collectList()
                .map(cells -> ViolationTrend.of(range, cells));
    }
}
