package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.CaseStates.Stored;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.complaint.FilingRequests.FilingRequest;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.conduct.CaseFileQueries.Judged;
import io.forbear.service.problem.Problem;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files and answers complaints: the case and its event in one transaction. */
@Service
public class ComplaintService {
    private final Complaints complaints;
    private final CaseStates states;
    private final Steps steps;
    private final FilingRequests requests;
    private final CaseFileQueries queries;
    private final ComplaintPublisher publisher;
    private final TransactionalOperator transaction;

    ComplaintService(
            Complaints complaints,
            CaseStates states,
            Steps steps,
            FilingRequests requests,
            CaseFileQueries queries,
            ComplaintPublisher publisher,
            TransactionalOperator transaction) {
        this.complaints = complaints;
        this.states = states;
        this.steps = steps;
        this.requests = requests;
        this.queries = queries;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    /** Files a complaint, for somebody here. */
    Mono<Complaint> file(Complaint complaint, String by) {
        return complaints
                .store(complaint)
                .then(steps.append(complaint.complaintId(), Step.filed(complaint, by)))
                .then(publisher.filed(complaint))
                .thenReturn(complaint)
                .as(transaction::transactional);
    }

    /**
     * Files a complaint, or returns the one that the same request filed before.
     *
     * @throws Problem 409 if the key was used for another request
     */
    Mono<Complaint> fileOnce(Complaint complaint, FilingRequest request) {
        return requests.claim(request)
                .flatMap(free -> free ? file(complaint, request.caller()) : filedBefore(request))
                .as(transaction::transactional);
    }

    /** Everything known about a complaint; empty if it is not known. */
    Mono<ComplaintDossier> find(String complaintId) {
        return complaints.find(complaintId).flatMap(this::dossier);
    }

    /** The complaint, its answer and its terms, without the desk's work; empty if not known. */
    Mono<ComplaintCase> findBriefly(String complaintId) {
        return complaints
                .find(complaintId)
                .flatMap(this::withClocks)
                .map(ComplaintCase::withoutSummary);
    }

    /** All complaints of a debtor, newest first. */
    public Flux<ComplaintCase> ofDebtor(String debtorId) {
        return complaints.ofDebtor(debtorId).concatMap(this::withClocks);
    }

    /** The same without the desk's work. */
    public Flux<ComplaintCase> ofDebtorBriefly(String debtorId) {
        return ofDebtor(debtorId).map(ComplaintCase::withoutSummary);
    }

    /**
     * Answers a complaint. The same answer given again changes nothing.
     *
     * @throws Problem 409 if another answer was given, or if the caller collected from the debtor
     */
    Mono<Resolution> resolve(
            String complaintId, Function<Complaint, Resolution> answer, String by) {
        return complaints
                .findForChange(complaintId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("complaint", complaintId)))
                .flatMap(states::of)
                .flatMap(c -> resolve(c, answer.apply(c.complaint()), by))
                .as(transaction::transactional);
    }

    private Mono<Resolution> resolve(CaseState c, Resolution resolution, String by) {
        var given = c.resolution();
        if (given != null) {
            return unlessChanged(given, resolution);
        }
        var step = Step.resolved(resolution, by);
        return queries.file(c.complaint().debtorId())
                .map(file -> Desk.answer(c, step, by, file))
                .flatMap(ruling -> carryOut(c, ruling, resolution));
    }

    private Mono<Resolution> carryOut(CaseState c, Ruling ruling, Resolution resolution) {
        return switch (ruling) {
            case Ruling.Do(var step) ->
                    steps.append(c.complaint().complaintId(), step)
                            .then(answer(c.complaint(), resolution));
            case Ruling.Unchanged() -> Mono.just(resolution);
            case Ruling.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case Ruling.Invalid(var field, var message) ->
                    Mono.error(Problem.invalid(field, message));
        };
    }

    private Mono<Resolution> answer(Complaint complaint, Resolution resolution) {
        return complaints
                .store(resolution)
                .then(publisher.resolved(complaint, resolution))
                .thenReturn(resolution);
    }

    private Mono<Complaint> filedBefore(FilingRequest request) {
        return requests.find(request.caller(), request.key())
                .filter(earlier -> earlier.digest().equals(request.digest()))
                .switchIfEmpty(Mono.error(() -> keyInUse(request)))
                .flatMap(earlier -> complaints.find(earlier.complaintId()));
    }

    private Mono<ComplaintDossier> dossier(Complaint complaint) {
        return Mono.zip(states.stored(complaint), queries.judged(complaint.debtorId()))
                .map(both -> dossier(complaint, both.getT1(), both.getT2()));
    }

    private ComplaintDossier dossier(Complaint complaint, Stored stored, Judged judged) {
        var clocks =
                queries.terms(judged.file(), complaint.filedEventId().toString()).stream()
                        .map(ComplaintCase.Clock::of)
                        .toList();
        return ComplaintDossier.of(stored, judged, clocks);
    }

    private Mono<ComplaintCase> withClocks(Complaint complaint) {
        return queries.terms(complaint.debtorId(), complaint.filedEventId().toString())
                .map(terms -> terms.stream().map(ComplaintCase.Clock::of).toList())
                .flatMap(clocks -> withResolution(complaint, clocks));
    }

    private Mono<ComplaintCase> withResolution(
            Complaint complaint, List<ComplaintCase.Clock> clocks) {
        return complaints
                .resolutionOf(complaint.complaintId())
                .map(resolution -> new ComplaintCase(complaint, resolution, clocks))
                .defaultIfEmpty(new ComplaintCase(complaint, null, clocks));
    }

    private static Mono<Resolution> unlessChanged(Resolution given, Resolution wanted) {
        return given.saysTheSameAs(wanted)
                ? Mono.just(given)
                : Mono.error(
                        Problem.conflict(
                                "Complaint "
                                        + given.complaintId()
                                        + " was already answered: "
                                        + given.outcome()
                                        + "."));
    }

    private static Problem keyInUse(FilingRequest request) {
        return Problem.conflict(
                "Idempotency-Key " + request.key() + " was used for another request.");
    }
}
