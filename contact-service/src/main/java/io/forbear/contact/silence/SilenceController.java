package io.forbear.contact.silence;

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

/** Says which gateways keep silent about how many commands. */
@RestController
class SilenceController {
    private final UnreportedCommands commands;
    private final Clock clock;

    SilenceController(UnreportedCommands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Of the commands of a time, by default the last thirty days. */
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'operations')")
    @GetMapping("/unreported-commands")
    Mono<List<SilenceFigure>> figures(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var period = FigurePeriod.of(from, to, clock.instant());
        return commands.figures(period.from(), period.to()).collectList();
    }
}
