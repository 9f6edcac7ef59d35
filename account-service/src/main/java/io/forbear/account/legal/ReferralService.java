package io.forbear.account.legal;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Zones;
import io.forbear.account.intake.FactIntake;
import io.forbear.account.legal.LegalPolicy.Conditions;
import io.forbear.account.legal.Referral.Ending;
import io.forbear.account.legal.Referral.Filing;
import io.forbear.account.legal.Referral.Request;
import io.forbear.account.legal.Referral.Signature;
import io.forbear.account.request.AccountInPath;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Refers accounts to court: the referral and the stage that follows from it in one transaction. */
@Service
class ReferralService {
    private final Referrals referrals;
    private final ReferableAccounts accounts;
    private final Facts facts;
    private final FactIntake intake;
    private final LegalPolicy policy;
    private final MarkedRequests requests;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReferralService(
            Referrals referrals,
            ReferableAccounts accounts,
            Facts facts,
            FactIntake intake,
            LegalPolicy policy,
            MarkedRequests requests,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock) {
        this.referrals = referrals;
        this.accounts = accounts;
        this.facts = facts;
        this.intake = intake;
        this.policy = policy;
        this.requests = requests;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How things stand when somebody wants something done. */
    private record Known(ReferableAccount account, Conditions conditions, LocalDate today) {}

    private interface Step {
        ReferralDecision decide(Referral referral, Known known);
    }

    /** Proposes to refer an account; 409 if a referral of it is open. */
    Mono<Referral> propose(String accountId, Request request, Signature hand, @Nullable Mark mark) {
        var id = EventIds.next(clock).toString();
        return requests.once(mark, id, () -> propose(id, accountId, request, hand), referrals::find)
                .as(transaction::transactional);
    }

    private Mono<Referral> propose(String id, String accountId, Request request, Signature hand) {
        return known(accountId)
                .delayUntil(known -> requireNoneOpen(known.account()))
                .map(
                        known ->
                                ReferralDecision.propose(
                                        id,
                                        known.account(),
                                        request,
                                        known.conditions(),
                                        hand,
                                        known.today()))
                .flatMap(decision -> carryOut(false, decision, hand.at()));
    }

    private Mono<Void> requireNoneOpen(ReferableAccount account) {
        return referrals
                .of(account.accountId().value())
                .filter(referral -> Referral.open(referral.state()))
                .next()
                .flatMap(
                        open ->
                                Mono.error(
                                        Problem.conflict(
                                                "The referral %s of the account is %s."
                                                        .formatted(
                                                                open.referralId(), open.state()))));
    }

    Mono<Referral> sign(String referralId, Signature hand) {
        return step(
                referralId,
                hand.at(),
                (referral, known) ->
                        ReferralDecision.sign(
                                referral,
                                known.account(),
                                known.conditions(),
                                hand,
                                known.today()));
    }

    Mono<Referral> file(String referralId, Filing filing) {
        return step(
                referralId,
                filing.at(),
                (referral, known) ->
                        ReferralDecision.file(
                                referral,
                                known.account(),
                                known.conditions(),
                                filing,
                                zones.of(known.account().terms()),
                                known.today()));
    }

    Mono<Referral> close(String referralId, Ending ending) {
        return step(
                referralId, ending.at(), (referral, _) -> ReferralDecision.close(referral, ending));
    }

    Mono<Referral> withdraw(String referralId, Ending ending) {
        return step(
                referralId,
                ending.at(),
                (referral, _) -> ReferralDecision.withdraw(referral, ending));
    }

    /** Until when an account can be sued for, by what is known of it alone. */
    Mono<Limitation> limitation(String accountId) {
        return accounts.find(accountId)
                .map(
                        account ->
                                Limitation.of(
                                        policy.conditionsFor(account.terms()).limitation(),
                                        account.terms().limitationEndsAt(),
                                        account.overdueSince(),
                                        List.of()));
    }

    private Mono<Referral> step(String referralId, Instant at, Step step) {
        return referrals
                .find(referralId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("legal referral", referralId)))
                .flatMap(seen -> known(seen.accountId()))
                .flatMap(known -> stepOnHeld(referralId, known, at, step))
                .as(transaction::transactional);
    }

    /** The account is held now, so the referral is read again. */
    private Mono<Referral> stepOnHeld(String referralId, Known known, Instant at, Step step) {
        return referrals
                .find(referralId)
                .flatMap(
                        referral ->
                                carryOut(
                                        Referral.active(referral.state()),
                                        step.decide(referral, known),
                                        at));
    }

    private Mono<Known> known(String accountId) {
        return facts.hold(List.of(AccountInPath.of(accountId)))
                .then(Mono.defer(() -> accounts.find(accountId)))
                .map(
                        account ->
                                new Known(
                                        account,
                                        policy.conditionsFor(account.terms()),
                                        zones.dateOf(account.terms(), clock.instant())));
    }

    private Mono<Referral> carryOut(boolean wasActive, ReferralDecision decision, Instant at) {
        return switch (decision) {
            case ReferralDecision.Accepted(var referral) ->
                    referrals
                            .store(referral, at)
                            .then(Mono.defer(() -> stage(referral, wasActive, at)))
                            .thenReturn(referral);
            case ReferralDecision.Refused(var errors) -> Mono.error(Problem.invalid(errors));
            case ReferralDecision.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
        };
    }

    /**
     * A referral that came into force, or ended, is a fact that the account's stage follows from.
     */
    private Mono<Void> stage(Referral referral, boolean wasActive, Instant at) {
        var active = Referral.active(referral.state());
        if (active == wasActive) {
            return Mono.empty();
        }
        var eventId = EventIds.next(clock);
        var account = new AccountId(referral.accountId());
        var fact =
                active
                        ? Circumstance.referred(eventId, account, referral.referralId(), at)
                        : Circumstance.referralEnded(eventId, account, referral.referralId(), at);
        return intake.record(fact, hand(referral), referral.state().name());
    }

    /** Who brought the referral to where it is. */
    private static String hand(Referral referral) {
        var ending = referral.ending();
        return ending == null ? referral.signatures().getLast().by() : ending.by();
    }
}
