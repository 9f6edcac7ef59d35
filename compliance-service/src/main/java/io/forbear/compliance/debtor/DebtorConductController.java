package io.forbear.compliance.debtor;

import io.forbear.compliance.complaint.ComplaintCase;
import io.forbear.compliance.complaint.ComplaintService;
import io.forbear.compliance.complaint.DeskReaders;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.decision.ContactDecisions;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
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

    /**
     * Everything known and found; a debtor nobody has heard of has an empty page. Collectors do not
     * see the desk's work on complaints.
     */
    @GetMapping("/debtors/{debtorId}/conduct")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'collector', 'legal-desk')")
    Mono<DebtorConduct> conduct(@PathVariable String debtorId, Authentication caller) {
        return Mono.zip(
                        queries.judged(debtorId),
                        decisions.newestOfDebtor(debtorId, NEWEST_DECISIONS).collectList(),
                        complaints(debtorId, caller).collectList())
                .map(all -> ConductView.of(all.getT1(), all.getT2(), all.getT3(), clock.instant()));
    }

    private Flux<ComplaintCase> complaints(String debtorId, Authentication caller) {
        return DeskReaders.includes(caller)
                ? complaints.ofDebtor(debtorId)
                : complaints.ofDebtorBriefly(debtorId);
    }
}
