package io.forbear.account.legal;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.FactScan;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Postings;
import io.forbear.account.fact.Zones;
import io.forbear.account.intake.FactIntake;
import io.forbear.account.legal.WriteOff.Content;
import io.forbear.account.legal.WriteOff.Hand;
import io.forbear.account.legal.WriteOffDecision.Known;
import io.forbear.account.request.AccountInPath;
import io.forbear.account.stage.Hindsight;
import io.forbear.messaging.EventIds;
import io.forbear.money.Money;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes accounts off: the write-off and the stage that follows from it in one transaction. */
@Service
class WriteOffService {
    private final WriteOffs writeOffs;
    private final ReferableAccounts accounts;
    private final Facts facts;
    private final FactScan scan;
    private final Postings postings;
    private final Hindsight hindsight;
    private final FactIntake intake;
    private final LegalPolicy policy;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    WriteOffService(
            WriteOffs writeOffs,
            ReferableAccounts accounts,
            Facts facts,
            FactScan scan,
            Postings postings,
            Hindsight hindsight,
            FactIntake intake,
            LegalPolicy policy,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock) {
        this.writeOffs = writeOffs;
        this.accounts = accounts;
        this.facts = facts;
        this.scan = scan;
        this.postings = postings;
        this.hindsight = hindsight;
        this.intake = intake;
        this.policy = policy;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A write-off and what came after it.
     *
     * @param statedByCore whether core banking states that the account is written off, too
     */
    record View(WriteOff writeOff, Recoveries recoveries, boolean statedByCore) {}

    private interface Step {
        WriteOffDecision decide(WriteOff open);
    }

    /** Proposes one; 409 if another is proposed or approved. */
    Mono<View> propose(String accountId, Content content, String by) {
        return held(accountId)
                .flatMap(account -> known(account, content.effectiveOn()))
                .zipWith(
                        writeOffs
                                .open(accountId)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .map(
                        both ->
                                WriteOffDecision.propose(
                                        EventIds.next(clock),
                                        both.getT2().orElse(null),
                                        content,
                                        both.getT1(),
                                        hand(by)))
                .flatMap(this::carryOut)
                .as(transaction::transactional);
    }

    /** Puts another one in the place of a proposal. */
    Mono<View> correct(String accountId, Content content, String by) {
        return held(accountId)
                .flatMap(account -> known(account, content.effectiveOn()))
                .zipWhen(_ -> open(accountId, null))
                .map(
                        both ->
                                WriteOffDecision.correct(
                                        EventIds.next(clock),
                                        both.getT2(),
                                        content,
                                        both.getT1(),
                                        hand(by)))
                .flatMap(this::carryOut)
                .as(transaction::transactional);
    }

    /** Approves the proposal with this id. */
    Mono<View> approve(String accountId, UUID writeOffId, String by) {
        return held(accountId)
                .zipWhen(_ -> open(accountId, writeOffId))
                .flatMap(
                        both ->
                                known(both.getT1(), both.getT2().content().effectiveOn())
                                        .map(
                                                known ->
                                                        WriteOffDecision.approve(
                                                                both.getT2(), known, hand(by))))
                .flatMap(this::carryOut)
                .as(transaction::transactional);
    }

    Mono<View> reject(String accountId, UUID writeOffId, String reason, String by) {
        return step(accountId, writeOffId, open -> WriteOffDecision.reject(open, reason, hand(by)));
    }

    Mono<View> withdraw(String accountId, UUID writeOffId, String reason, String by) {
        return step(
                accountId, writeOffId, open -> WriteOffDecision.withdraw(open, reason, hand(by)));
    }

    private Mono<View> step(String accountId, UUID writeOffId, Step step) {
        return held(accountId)
                .then(Mono.defer(() -> open(accountId, writeOffId)))
                .map(step::decide)
                .flatMap(this::carryOut)
                .as(transaction::transactional);
    }

    private Mono<ReferableAccount> held(String accountId) {
        return Mono.defer(() -> facts.hold(List.of(AccountInPath.of(accountId))))
                .then(Mono.defer(() -> accounts.find(accountId)));
    }

    /**
     * The one that is proposed or approved.
     *
     * @param meant the caller speaks of this one; null: of whichever it is
     */
    private Mono<WriteOff> open(String accountId, @Nullable UUID meant) {
        return writeOffs
                .open(accountId)
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("write-off of an account", accountId)))
                .doOnNext(open -> requireMeant(open, meant));
    }

    private static void requireMeant(WriteOff open, @Nullable UUID meant) {
        if (meant != null && !open.writeOffId().equals(meant)) {
            throw Problem.conflict(
                    "The proposal was replaced; the write-off %s is %s now."
                            .formatted(open.writeOffId(), open.state()));
        }
    }

    private Mono<Known> known(ReferableAccount account, LocalDate effectiveOn) {
        return scan.of(List.of(account.accountId()))
                .map(
                        known ->
                                new Known(
                                        account.accountId().value(),
                                        account.debtorId().value(),
                                        account.balance().currency(),
                                        balance(known.getFirst(), effectiveOn),
                                        policy.conditionsFor(account.terms()).writeOffRule(),
                                        zones.dateOf(account.terms(), clock.instant())));
    }

    private @Nullable Money balance(KnownFacts known, LocalDate date) {
        var history = hindsight.of(known);
        var then = history == null ? null : history.atEndOf(date);
        return then == null ? null : then.balance();
    }

    private Hand hand(String by) {
        return new Hand(by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Mono<View> carryOut(WriteOffDecision decision) {
        return switch (decision) {
            case WriteOffDecision.Accepted(var writeOff, var replaced) ->
                    Mono.justOrEmpty(replaced)
                            .flatMap(writeOffs::store)
                            .then(Mono.defer(() -> writeOffs.store(writeOff)))
                            .then(Mono.defer(() -> stage(writeOff)))
                            .then(Mono.defer(() -> view(writeOff)));
            case WriteOffDecision.Refused(var errors) -> Mono.error(Problem.invalid(errors));
            case WriteOffDecision.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
        };
    }

    /**
     * An approved write-off of the whole balance is a fact that the account's stage follows from,
     * since the day it took effect.
     */
    private Mono<Void> stage(WriteOff writeOff) {
        var decision = writeOff.decision();
        if (writeOff.state() != WriteOff.State.APPROVED
                || decision == null
                || !writeOff.isWhole()) {
            return Mono.empty();
        }
        return accounts.find(writeOff.accountId())
                .map(
                        account ->
                                writeOff.content()
                                        .effectiveOn()
                                        .atStartOfDay(zones.of(account.terms()))
                                        .toInstant())
                .map(
                        effectiveAt ->
                                Circumstance.writtenOff(
                                        writeOff.writeOffId(),
                                        new AccountId(writeOff.accountId()),
                                        effectiveAt))
                .flatMap(fact -> intake.record(fact, decision.by(), writeOff.content().reason()));
    }

    /** The one that is proposed or approved, and what came in after it. */
    Mono<View> view(String accountId) {
        return open(accountId, null).flatMap(this::view);
    }

    private Mono<View> view(WriteOff writeOff) {
        return facts.of(new AccountId(writeOff.accountId()))
                .map(
                        known ->
                                new View(
                                        writeOff,
                                        Recoveries.after(writeOff, known.postings()),
                                        isStated(known)));
    }

    private static boolean isStated(AccountFacts known) {
        return known.newest() != null && known.newest().terms().chargedOff();
    }

    /** All of a period added up, from one look at their postings. */
    Mono<List<WriteOffTotal>> totals(LocalDate from, LocalDate to) {
        return writeOffs
                .approved(from, to)
                .collectList()
                .zipWhen(approved -> postings.on(ids(approved)).collectMultimap(Posting::accountId))
                .map(both -> WriteOffTotal.of(both.getT1(), both.getT2()));
    }

    private static String[] ids(List<WriteOff> writeOffs) {
        return writeOffs.stream().map(WriteOff::accountId).toArray(String[]::new);
    }
}
