package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.complaint.FilingRequests.FilingRequest;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files and answers complaints: the case and its event in one transaction. */
@Service
public class ComplaintService {
    private final Complaints complaints;
    private final FilingRequests requests;
    private final CaseFileQueries queries;
    private final ComplaintPublisher publisher;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ComplaintService(
            Complaints complaints,
            FilingRequests requests,
            CaseFileQueries queries,
            ComplaintPublisher publisher,
            TransactionalOperator transaction,
            Clock clock) {
        this.complaints = complaints;
        this.requests = requests;
        this.queries = queries;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Files a complaint. */
    Mono<Complaint> file(Complaint complaint) {
        return complaints
                .store(complaint)
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
                .flatMap(free -> free ? file(complaint) : filedBefore(request))
                .as(transaction::transactional);
    }

    /** Everything known about a complaint; empty if it is not known. */
    public Mono<ComplaintCase> find(String complaintId) {
        return complaints.find(complaintId).flatMap(this::withClocks);
    }

    /** All complaints of a debtor, newest first. */
    public Flux<ComplaintCase> ofDebtor(String debtorId) {
        return complaints.ofDebtor(debtorId).concatMap(this::withClocks);
    }

    /**
     * Answers a complaint. The same answer given again changes nothing.
     *
     * @throws Problem 409 if another answer was given
     */
    Mono<Resolution> resolve(String complaintId, Outcome outcome, @Nullable String rootCause) {
        return complaints
                .findForChange(complaintId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("complaint", complaintId)))
                .flatMap(complaint -> resolve(complaint, outcome, rootCause))
                .as(transaction::transactional);
    }

    private Mono<Resolution> resolve(
            Complaint complaint, Outcome outcome, @Nullable String rootCause) {
        var resolution =
                new Resolution(
                        complaint.complaintId(),
                        complaint.debtorId(),
                        outcome,
                        rootCause,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return complaints
                .resolutionOf(complaint.complaintId())
                .flatMap(given -> unlessChanged(given, resolution))
                .switchIfEmpty(Mono.defer(() -> answer(complaint, resolution)));
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
        return given.outcome() == wanted.outcome()
                        && Objects.equals(given.rootCause(), wanted.rootCause())
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
