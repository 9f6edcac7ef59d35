package io.forbear.contact.attempt;

import io.forbear.contact.attempt.Receipt.Standing;
import io.forbear.contact.attempt.ReportedAttempts.Digested;
import io.forbear.service.digest.Sha256;
import io.forbear.service.problem.Problem;
import io.forbear.service.problem.Problem.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes reports and publishes them, each content once. */
@Component
public class AttemptService {
    private static final Comparator<Known> BY_PLACE = Comparator.comparingInt(Known::place);

    private final ReportedAttempts reported;
    private final AttemptPublisher publisher;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    AttemptService(
            ReportedAttempts reported,
            AttemptPublisher publisher,
            TransactionalOperator transaction,
            JsonMapper json,
            Clock clock) {
        this.reported = reported;
        this.publisher = publisher;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Why a report would be refused; nothing if it would be taken. */
    public List<FieldError> faults(AttemptBody report) {
        return Oddities.faults(report, clock.instant());
    }

    /**
     * Takes a report.
     *
     * @return fails with a {@link Problem}: 422 if something in it cannot be right, 409 if a report
     *     of its id was taken for another debtor
     */
    Mono<Receipt> take(AttemptBody report) {
        var faults = faults(report);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return takeAll(List.of(report)).map(all -> ofThisDebtor(all.getFirst()));
    }

    private static Receipt ofThisDebtor(Receipt receipt) {
        if (receipt.standing() == Standing.OF_ANOTHER_DEBTOR) {
            throw Problem.conflict(
                    "The attempt "
                            + receipt.attemptId()
                            + " was reported for another debtor, or by another legal entity.");
        }
        return receipt;
    }

    /** Takes reports without faults, in one transaction; a receipt for each, in their order. */
    public Mono<List<Receipt>> takeAll(List<AttemptBody> reports) {
        var now = clock.instant();
        var digested = reports.stream().map(one -> new Digested(one, digest(one))).toList();
        return Flux.fromIterable(Rounds.of(reports))
                .concatMap(round -> note(digested, round, now))
                .collect(Collectors.toUnmodifiableSet())
                .flatMap(taken -> publish(digested, taken, now))
                .as(transaction::transactional);
    }

    /** The places of those that are new. */
    private Flux<Integer> note(List<Digested> all, List<Integer> round, Instant now) {
        var reports = round.stream().map(all::get).toList();
        return reported.note(reports, now)
                .collect(Collectors.toUnmodifiableSet())
                .flatMapIterable(
                        taken ->
                                round.stream()
                                        .filter(at -> taken.contains(idAt(all, at)))
                                        .toList());
    }

    private static UUID idAt(List<Digested> all, int place) {
        return all.get(place).report().eventId();
    }

    private Mono<List<Receipt>> publish(List<Digested> all, Set<Integer> taken, Instant now) {
        var news = taken.stream().sorted().map(at -> all.get(at).report()).toList();
        return publisher
                .publish(news)
                .then(Mono.defer(() -> reported.known(all).collectSortedList(BY_PLACE)))
                .map(known -> receipts(all, known, taken, now));
    }

    private static List<Receipt> receipts(
            List<Digested> all, List<Known> known, Set<Integer> taken, Instant now) {
        return known.stream()
                .map(one -> receipt(all.get(one.place()).report(), one, taken, now))
                .toList();
    }

    private static Receipt receipt(
            AttemptBody report, Known known, Set<Integer> taken, Instant now) {
        var old = known.sameDebtor() ? Standing.KNOWN : Standing.OF_ANOTHER_DEBTOR;
        var standing = taken.contains(known.place()) ? Standing.TAKEN : old;
        return new Receipt(report.eventId(), standing, Oddities.warnings(report, known, now));
    }

    private String digest(AttemptBody report) {
        return Sha256.hex(json.writeValueAsBytes(report));
    }
}
