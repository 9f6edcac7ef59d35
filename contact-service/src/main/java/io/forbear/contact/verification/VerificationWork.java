package io.forbear.contact.verification;

import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.verification.MessageCheck.Checked;
import io.forbear.contact.verification.VerificationRun.Mismatch;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checks messages, some at a time; after a restart it goes on where it was. */
@Component
class VerificationWork {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationWork.class);
    private static final int PORTION = 200;

    private final VerificationRuns runs;
    private final Contacts contacts;
    private final MessageCheck check;
    private final TransactionalOperator transaction;
    private final Clock clock;

    VerificationWork(
            VerificationRuns runs,
            Contacts contacts,
            MessageCheck check,
            TransactionalOperator transaction,
            Clock clock) {
        this.runs = runs;
        this.contacts = contacts;
        this.check = check;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Works until no check waits; what fails is tried again the next time. */
    @Scheduled(fixedDelayString = "${forbear.contact.verification.every:1s}")
    Mono<Void> work() {
        return portion()
                .repeat()
                .takeWhile(worked -> worked)
                .then()
                .doOnError(failure -> LOG.error("cannot check messages", failure))
                .onErrorComplete();
    }

    private Mono<Boolean> portion() {
        return Mono.defer(runs::holdNext)
                .flatMap(run -> check(run).thenReturn(true))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    private record Pair(Contact contact, Checked checked) {}

    private Mono<Void> check(VerificationRun run) {
        return contacts.ordered(run.reached(), run.from(), run.to(), PORTION)
                .collectList()
                .flatMap(
                        portion ->
                                Flux.fromIterable(portion)
                                        .concatMap(
                                                one ->
                                                        check.of(one)
                                                                .map(done -> new Pair(one, done)))
                                        .collectList())
                .flatMap(done -> note(run, done));
    }

    private Mono<Void> note(VerificationRun run, List<Pair> done) {
        var reached = done.isEmpty() ? run.reached() : done.getLast().contact().contactId();
        var letters = done.stream().filter(one -> one.checked().letter() != null).count();
        return runs.progress(
                run,
                reached,
                done.size(),
                letters,
                done.stream().flatMap(VerificationWork::mismatch).toList(),
                done.size() < PORTION,
                clock.instant());
    }

    private static Stream<Mismatch> mismatch(Pair one) {
        return one.checked().differences().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Mismatch(
                                one.contact().contactId(),
                                one.contact().debtorId(),
                                one.checked().differences()));
    }
}
