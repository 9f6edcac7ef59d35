package io.forbear.compliance.debtor;

import io.forbear.compliance.complaint.ComplaintService;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.decision.ContactDecisions;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How one debtor was treated. */
@RestController
class DebtorConductController {
    private static final int NEWEST_DECISIONS = 100;

    private final CaseFileQueries queries;
    private final ContactDecisions decisions;
    private final ComplaintService complaints;
    private final Clock clock;

    DebtorConductController(
            CaseFileQueries queries,
            ContactDecisions decisions,
            ComplaintService complaints,
            Clock clock) {
        this.queries = queries;
        this.decisions = decisions;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** Everything known and found; a debtor nobody has heard of has an empty page. */
    @GetMapping("/debtors/{debtorId}/conduct")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'collector', 'legal-desk')")
    Mono<DebtorConduct> conduct(@PathVariable String debtorId) {
        return Mono.zip(
                        queries.judged(debtorId),
                        decisions.newestOfDebtor(debtorId, NEWEST_DECISIONS).collectList(),
                        complaints.ofDebtor(debtorId).collectList())
                .map(all -> ConductView.of(all.getT1(), all.getT2(), all.getT3(), clock.instant()));
    }
}
