package io.forbear.compliance.deadline;

import io.forbear.compliance.deadline.Deadline.Status;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Terms that press, were missed or were kept. */
@RestController
class DeadlineController {
    private final Deadlines deadlines;

    DeadlineController(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Terms in a status, those that end first first. */
    @GetMapping("/deadlines")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<Page<Deadline>> list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return deadlines.list(status, TimeCursor.parse(cursor), Limit.of(limit));
    }
}
