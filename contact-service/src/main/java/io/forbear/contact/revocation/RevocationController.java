package io.forbear.contact.revocation;

import io.forbear.contact.history.FigurePeriod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Says how soon contacts end once they are forbidden. */
@RestController
class RevocationController {
    private final Revocations revocations;
    private final Clock clock;

    RevocationController(Revocations revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Of the revocations of a time, by default the last thirty days. */
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'operations')")
    @GetMapping("/revocations/latency")
    Mono<List<LatencyFigure>> latency(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var period = FigurePeriod.of(from, to, clock.instant());
        return revocations.figures(period.from(), period.to()).collectList();
    }
}
