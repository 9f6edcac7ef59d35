package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.compliance.complaint.Step.Action;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.rules.CaseFile;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Handles complaints: loads the case and locks it, lets the pure rules decide, stores the step and
 * its event in one transaction. Every method answers with how the case then stands, and fails with
 * a {@link Problem} 404, 409 or 422.
 */
@Service
class DeskService {
    private final Complaints complaints;
    private final CaseStates states;
    private final Steps steps;
    private final Outlooks outlooks;
    private final CaseFileQueries queries;
    private final ComplaintPublisher publisher;
    private final TransactionalOperator transaction;
    private final java.time.Clock clock;

    DeskService(
            Complaints complaints,
            CaseStates states,
            Steps steps,
            Outlooks outlooks,
            CaseFileQueries queries,
            ComplaintPublisher publisher,
            TransactionalOperator transaction,
            java.time.Clock clock) {
        this.complaints = complaints;
        this.states = states;
        this.steps = steps;
        this.outlooks = outlooks;
        this.queries = queries;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Handling> acknowledge(String id, @Nullable Instant sentAt, String by) {
        return act(id, c -> Mono.just(Desk.acknowledge(c, sentAt, by, now())));
    }

    Mono<Handling> assign(String id, String handler, String by) {
        return act(id, c -> file(c).map(file -> Desk.assign(c, handler, by, file, now())));
    }

    Mono<Handling> pause(String id, PauseReason reason, @Nullable String note, String by) {
        return act(id, c -> Mono.just(Desk.pause(c, reason, note, by, now())));
    }

    Mono<Handling> resume(String id, String by) {
        return act(id, c -> Mono.just(Desk.resume(c, by, now())));
    }

    Mono<Handling> requestExtension(
            String id, Complexity complexity, String reason, @Nullable String note, String by) {
        return act(
                id,
                c ->
                        file(c).map(file -> clocks(c, file))
                                .map(
                                        clocks ->
                                                ExtensionDesk.request(
                                                        c,
                                                        complexity,
                                                        reason,
                                                        note,
                                                        by,
                                                        clocks,
                                                        now())));
    }

    Mono<Handling> approveExtension(String id, String by) {
        return act(
                id,
                c ->
                        file(c).map(
                                        file ->
                                                ExtensionDesk.approve(
                                                        c, by, file, clocks(c, file), now())));
    }

    Mono<Handling> tellOfExtension(String id, @Nullable Instant sentAt, String by) {
        return act(id, c -> Mono.just(ExtensionDesk.tell(c, sentAt, by, now())));
    }

    private Mono<Handling> act(String id, Function<CaseState, Mono<Ruling>> decide) {
        return complaints
                .findForChange(id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("complaint", id)))
                .flatMap(states::of)
                .flatMap(c -> decide.apply(c).flatMap(ruling -> carryOut(c, ruling)))
                .as(transaction::transactional);
    }

    private Mono<Handling> carryOut(CaseState c, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Do(var step) -> take(c, step);
            case Ruling.Unchanged() -> Mono.just(c.handling());
            case Ruling.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case Ruling.Invalid(var field, var message) ->
                    Mono.error(Problem.invalid(field, message));
        };
    }

    private Mono<Handling> take(CaseState c, Step step) {
        var after = c.after(step);
        return steps.append(c.complaint().complaintId(), step)
                .then(publishExtension(after, step))
                .thenReturn(after.handling());
    }

    /** An extension is published since it was decided. */
    private Mono<Void> publishExtension(CaseState c, Step step) {
        var extension = isAboutExtension(step) ? c.handling().extension(complexity(step)) : null;
        var decidedAt = extension == null ? null : extension.decidedAt();
        return extension == null || decidedAt == null
                ? Mono.empty()
                : publisher
                        .extended(c.complaint(), extension, decidedAt)
                        .then(outlooks.forget(c.complaint().complaintId()));
    }

    private static boolean isAboutExtension(Step step) {
        return step.action() == Action.EXTENSION_REQUESTED
                || step.action() == Action.EXTENSION_APPROVED
                || step.action() == Action.EXTENSION_TOLD;
    }

    private static Complexity complexity(Step step) {
        return Complexity.valueOf("" + step.subject());
    }

    private Mono<CaseFile> file(CaseState c) {
        return queries.file(c.complaint().debtorId());
    }

    /** The clocks as they run with everything that was published here. */
    private List<Clock> clocks(CaseState c, CaseFile file) {
        var published = new CaseFile(file.debtorId()).addAll(file.facts()).addAll(c.facts());
        return queries.terms(published, c.complaint().filedEventId().toString()).stream()
                .map(Clock::of)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
