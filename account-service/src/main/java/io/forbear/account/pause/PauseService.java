package io.forbear.account.pause;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.Terms;
import io.forbear.account.fact.Zones;
import io.forbear.account.intake.FactIntake;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Records, changes and takes back pauses; the stage that follows changes with them. */
@Component
class PauseService {
    private final PauseRecords records;
    private final Facts facts;
    private final FactIntake intake;
    private final Zones zones;
    private final Clock clock;
    private final TransactionalOperator transaction;

    PauseService(
            PauseRecords records,
            Facts facts,
            FactIntake intake,
            Zones zones,
            Clock clock,
            TransactionalOperator transaction) {
        this.records = records;
        this.facts = facts;
        this.intake = intake;
        this.zones = zones;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Records a pause; the same id again with the same days changes nothing. */
    Mono<PauseView> begin(AccountId account, UUID id, PauseBody body, String caller) {
        return held(account)
                .flatMap(
                        terms -> {
                            var pause = body.pause(id, account, today(terms));
                            return records.find(account, id.toString())
                                    .flatMap(known -> same(known, pause))
                                    .switchIfEmpty(
                                            Mono.defer(
                                                    () ->
                                                            record(
                                                                    pause,
                                                                    caller,
                                                                    body.statedReason())));
                        })
                .as(transaction::transactional);
    }

    private static Mono<PauseView> same(PauseView known, Pause pause) {
        var first = known.history().getLast();
        return new Pause(pause.eventId(), pause.accountId(), first.from(), first.to()).equals(pause)
                ? Mono.just(known)
                : Mono.error(
                        () ->
                                Problem.invalid(
                                        "Idempotency-Key",
                                        "was used before for a pause with other days"));
    }

    /** Gives a pause other days; one that was taken back holds again. */
    Mono<PauseView> change(AccountId account, String id, PauseBody body, String caller) {
        return held(account)
                .flatMap(
                        terms ->
                                existing(account, id)
                                        .map(_ -> parse(id))
                                        .map(known -> body.pause(known, account, today(terms)))
                                        .flatMap(
                                                pause ->
                                                        record(pause, caller, body.statedReason())))
                .as(transaction::transactional);
    }

    /** Takes a pause back. */
    Mono<PauseView> withdraw(AccountId account, String id, String reason, String caller) {
        return held(account)
                .then(Mono.defer(() -> existing(account, id)))
                .flatMap(known -> withdraw(account, known, reason, caller))
                .as(transaction::transactional);
    }

    private Mono<PauseView> withdraw(
            AccountId account, PauseView known, String reason, String caller) {
        if (known.withdrawn()) {
            return Mono.just(known);
        }
        var pause = new Pause(parse(known.pauseId()), account, known.from(), known.to());
        return intake.withdraw(pause, caller, reason)
                .then(Mono.defer(() -> existing(account, known.pauseId())));
    }

    private Mono<PauseView> record(Pause pause, String caller, String reason) {
        return intake.record(pause, caller, reason)
                .then(Mono.defer(() -> existing(pause.accountId(), pause.eventId().toString())));
    }

    /** Only of an account that is known; it is ours until the transaction ends. */
    private Mono<Terms> held(AccountId account) {
        return facts.hold(List.of(account))
                .then(Mono.defer(() -> records.terms(account)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", account.value())));
    }

    private Mono<PauseView> existing(AccountId account, String id) {
        return records.find(account, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("pause", id)));
    }

    private static UUID parse(String id) {
        return UUID.fromString(id);
    }

    private LocalDate today(Terms terms) {
        return zones.dateOf(terms, clock.instant());
    }
}
