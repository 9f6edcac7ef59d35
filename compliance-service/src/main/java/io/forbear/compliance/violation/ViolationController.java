package io.forbear.compliance.violation;

import io.forbear.compliance.finding.TimeCursor;
import io.forbear.compliance.violation.Violation.Status;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was found, for those who answer for it. */
@RestController
@RequestMapping("/violations")
@PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
class ViolationController {
    private final Violations violations;
    private final ViolationFeed feed;

    ViolationController(Violations violations, ViolationFeed feed) {
        this.violations = violations;
        this.feed = feed;
    }

    /** Violations, those of the newest contacts first. */
    @GetMapping
    Mono<Page<Violation>> list(
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable String collector,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new ViolationFilter(rule, agency, collector, status, debtorId, from, to);
        return violations.list(filter, TimeCursor.parse(cursor), Limit.of(limit));
    }

    /** A violation, what happened to it, and where its facts are told in full. */
    @GetMapping("/{violationId}")
    Mono<ViolationHistory> find(@PathVariable String violationId) {
        return violations
                .find(violationId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("violation", violationId)))
                .flatMap(violations::withHistory);
    }

    /** Changes as they happen; {@code Last-Event-ID} resumes after the event of that id. */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Violation>> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return feed.after(lastEventId == null ? null : number(lastEventId));
    }

    private static long number(String lastEventId) {
        try {
            return Long.parseLong(lastEventId);
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("Last-Event-ID", "must be the id of an earlier event");
        }
    }
}
