package io.forbear.contact.silence;

import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration USUAL = Duration.ofDays(30);

    private final UnreportedCommands commands;
    private final Clock clock;

    SilenceController(UnreportedCommands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Of the commands of a time, by default the last thirty days. */
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    @GetMapping("/unreported-commands")
    Mono<List<SilenceFigure>> figures(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var end = to == null ? clock.instant() : to;
        var start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end)) {
            throw Problem.badRequest("from", "must lie before to, found " + start);
        }
        return commands.figures(start, end).collectList();
    }
}
