package io.forbear.contact.statement;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.casework.Occurrence;
import io.forbear.contact.casework.Report;
import io.forbear.contact.statement.Statement.Answer;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Traced;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes down what was said, and what persons say about it. */
@Component
public class StatementService {
    private final Statements statements;
    private final StatementPublisher publisher;
    private final Casework casework;
    private final TransactionalOperator transaction;
    private final Clock clock;

    StatementService(
            Statements statements,
            StatementPublisher publisher,
            Casework casework,
            TransactionalOperator transaction,
            Clock clock) {
        this.statements = statements;
        this.publisher = publisher;
        this.casework = casework;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Statements to be taken down, and what they are to the cases of their debtors. */
    public static final class Taken {
        private final List<StatementChange> changes;

        private Taken(List<StatementChange> changes) {
            this.changes = changes;
        }

        /** To be put to the cases in the same transaction, after the reports themselves. */
        public List<Traced<Occurrence>> occurrences() {
            return changes.stream()
                    .flatMap(StatementChange::news)
                    .map(news -> new Traced<Occurrence>(news, null))
                    .toList();
        }
    }

    /** What is stated in reports; of a report that comes again corrected, what has changed. */
    public Mono<Taken> in(List<Report> reports) {
        var last = new LinkedHashMap<UUID, Report>();
        reports.forEach(report -> last.put(report.eventId(), report));
        return statements
                .in(last.keySet())
                .collectMultimap(one -> one.said().in())
                .map(known -> taken(last, known));
    }

    private Taken taken(Map<UUID, Report> reports, Map<UUID, Collection<Statement>> known) {
        var now = clock.instant();
        return new Taken(
                reports.values().stream()
                        .flatMap(
                                report ->
                                        StatementChange.after(
                                                report,
                                                known.getOrDefault(report.eventId(), List.of()),
                                                now)
                                                .stream())
                        .toList());
    }

    /** Stores and tells; the caller has a transaction, and has put the cases in order. */
    public Mono<Void> put(Taken taken) {
        return taken.changes.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(taken.changes)
                        .concatMap(change -> statements.put(change.statement()))
                        .then(Mono.defer(() -> publisher.publish(taken.changes)));
    }

    /**
     * Takes down what a person says was stated, in a conversation of which there is no report.
     *
     * @param kinds what was stated
     */
    public Mono<Void> state(String debtorId, Collection<StatedKind> kinds, Said said) {
        var now = clock.instant();
        return carryOut(
                kinds.stream()
                        .distinct()
                        .map(kind -> Statement.taken(debtorId, kind, 1, said, now))
                        .map(one -> new StatementChange(one, said.in()))
                        .toList());
    }

    /** A person has done what is left to do after a conversation: what stands is so. */
    public Mono<Void> confirmAll(UUID conversation, String by) {
        var now = clock.instant();
        return statements
                .in(List.of(conversation))
                .filter(one -> one.state() == Statement.State.STANDS)
                .concatMap(
                        one ->
                                one.confirm(by, one.details(), now) instanceof Answer.Now next
                                        ? statements.put(next.statement())
                                        : Mono.empty())
                .then();
    }

    Mono<Statement> confirm(UUID statementId, String by, Details found) {
        return change(statementId, one -> one.confirm(by, found, clock.instant()));
    }

    Mono<Statement> withdraw(UUID statementId, String by, String reason) {
        return change(statementId, one -> one.withdraw(by, reason, clock.instant()));
    }

    private Mono<Statement> change(UUID statementId, Function<Statement, Answer> decision) {
        return statements
                .find(statementId)
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("statement", statementId.toString())))
                .flatMap(
                        one ->
                                switch (decision.apply(one)) {
                                    case Answer.Now next ->
                                            carryOut(
                                                            List.of(
                                                                    new StatementChange(
                                                                            next.statement(),
                                                                            EventIds.next(clock))))
                                                    .thenReturn(next.statement());
                                    case Answer.Refused refused ->
                                            Mono.error(
                                                    Problem.conflict(
                                                            "Statement %s: %s."
                                                                    .formatted(
                                                                            statementId,
                                                                            refused.because())));
                                })
                .as(transaction::transactional);
    }

    /** The debtor's case first, which holds him, then our own rows. */
    private Mono<Void> carryOut(List<StatementChange> changes) {
        var taken = new Taken(changes);
        var occurrences = taken.occurrences();
        return (occurrences.isEmpty() ? Mono.<Void>empty() : casework.on(occurrences))
                .then(Mono.defer(() -> put(taken)));
    }
}
