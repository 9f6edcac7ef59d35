package io.forbear.compliance.examination;

import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.decision.ContactDecision;
import io.forbear.compliance.decision.ContactDecisions;
import io.forbear.compliance.examination.Examiner.Judged;
import io.forbear.compliance.violation.ViolationHistory;
import io.forbear.compliance.violation.Violations;
import io.forbear.service.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what the case file, the gate's answers and the published violations tell. */
@Component
class Examinations {
    private final CaseFileQueries queries;
    private final ContactDecisions decisions;
    private final Violations violations;

    Examinations(CaseFileQueries queries, ContactDecisions decisions, Violations violations) {
        this.queries = queries;
        this.decisions = decisions;
        this.violations = violations;
    }

    /** The debtor of a contact on which something was ever found; empty if nothing was. */
    Mono<String> debtorOf(String eventId) {
        return violations.onSubject(eventId).next().map(found -> found.violation().debtorId());
    }

    /**
     * Everything about one event.
     *
     * @throws Problem 404 if the debtor has no such event
     */
    Mono<Examination> examine(String debtorId, String eventId) {
        return Mono.zip(
                        queries.ask(debtorId, known -> new Examiner(known).judge(eventId)),
                        publishedOn(debtorId, eventId))
                .filter(both -> both.getT1().subject() != null || !both.getT2().isEmpty())
                .switchIfEmpty(Mono.error(() -> unknown(debtorId, eventId)))
                .flatMap(both -> withDecision(debtorId, eventId, both.getT1(), both.getT2()));
    }

    private Mono<List<ViolationHistory>> publishedOn(String debtorId, String eventId) {
        return violations
                .onSubject(eventId)
                .filter(published -> published.violation().debtorId().equals(debtorId))
                .collectList();
    }

    private Mono<Examination> withDecision(
            String debtorId, String eventId, Judged judged, List<ViolationHistory> published) {
        return Mono.justOrEmpty(judged.proposalId())
                .flatMap(decisions::find)
                // a contact may name any proposal; another debtor's is none of his
                .filter(decision -> decision.debtorId().equals(debtorId))
                .map(decision -> examination(debtorId, eventId, judged, decision, published))
                .defaultIfEmpty(examination(debtorId, eventId, judged, null, published));
    }

    private static Examination examination(
            String debtorId,
            String eventId,
            Judged judged,
            @Nullable ContactDecision decision,
            List<ViolationHistory> published) {
        return new Examination(
                debtorId,
                eventId,
                judged.asOf(),
                judged.subject(),
                judged.background(),
                judged.packVersions(),
                judged.findings(),
                judged.permit(),
                decision,
                published);
    }

    private static Problem unknown(String debtorId, String eventId) {
        return Problem.notFound("Debtor " + debtorId + " has no event " + eventId + ".");
    }
}
