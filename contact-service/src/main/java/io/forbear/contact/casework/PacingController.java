package io.forbear.contact.casework;

import io.forbear.contact.pacing.Pace;
import io.forbear.contact.pacing.Pacing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Says how fast contacts go out, and how many wait. */
@RestController
class PacingController {
    private final Paces paces;
    private final Pacing pacing;
    private final Clock clock;

    PacingController(Paces paces, Pacing pacing, Clock clock) {
        this.paces = paces;
        this.pacing = pacing;
        this.clock = clock;
    }

    /**
     * One pace.
     *
     * @param collectors legal entities that share it; none: all that no other pace names
     * @param perHour contacts an hour just now; 0 outside of its shifts
     * @param waiting debtors in its line
     * @param next rank of who goes next: since when he waits, less what his priority counts for
     */
    record PaceView(
            String id,
            String gateway,
            Set<String> collectors,
            long perHour,
            long waiting,
            @Nullable Instant next) {}

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor', 'operations')")
    @GetMapping("/pacing")
    Mono<List<PaceView>> pacing() {
        var now = clock.instant();
        return paces.lines()
                .collectMap(Paces.Line::paceId)
                .map(lines -> pacing.paces().stream().map(pace -> view(pace, lines, now)).toList());
    }

    private static PaceView view(Pace pace, Map<String, Paces.Line> lines, Instant now) {
        var line = lines.get(pace.id());
        return new PaceView(
                pace.id(),
                pace.gateway().name(),
                pace.collectors(),
                pace.shiftAt(now)
                        .map(shift -> Duration.ofHours(1).dividedBy(shift.interval()))
                        .orElse(0L),
                line == null ? 0 : line.waiting(),
                line == null ? null : line.next());
    }
}
