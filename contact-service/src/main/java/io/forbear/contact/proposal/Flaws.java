package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.strategy.Step;
import io.forbear.contact.strategy.Strategies;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a proposal that was sound when it was made must not go on. */
final class Flaws {
    private final Strategies strategies;

    Flaws(Strategies strategies) {
        this.strategies = strategies;
    }

    /** The first flaw of a run's last proposal, if it has one. */
    Optional<String> of(Facts facts, Account account, Run run, Proposal last, Instant now) {
        var selected = strategies.suiting(account);
        var strategy = strategies.find(run.strategyId());
        if (selected.isEmpty() || strategy.isEmpty() || !run.belongsTo(account, selected.get())) {
            return Optional.of("the account is now in stage " + account.stage());
        }
        var index = strategy.get().indexOf(last.stepId());
        if (index < 0) {
            return Optional.of("the strategy no longer has step " + last.stepId());
        }
        var step = strategy.get().steps().get(index);
        return Holds.against(facts, account, step.purpose(), step.party(), now)
                .map(hold -> hold.kind() + " " + hold.because())
                .or(
                        () ->
                                Stops.of(strategy.get(), run, account, facts, now)
                                        .map(stop -> "the strategy stops: " + stop.because()))
                .or(() -> ofContact(facts, account, step, last, now));
    }

    private static Optional<String> ofContact(
            Facts facts, Account account, Step step, Proposal last, Instant now) {
        return last.state() instanceof ProposalState.Proposed proposed
                ? Stream.of(
                                refused(facts, step, proposed.contact(), now),
                                wrong(facts, proposed.contact(), now),
                                outdated(account, proposed.contact()))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> refused(
            Facts facts, Step step, PlannedContact contact, Instant now) {
        var refused = Address.isRefused(contact.party(), step.channel(), facts, now);
        return refused
                ? Optional.of(contact.party().personId() + " refuses " + step.channel())
                : Optional.empty();
    }

    /** The number may have proved wrong at somebody else's meanwhile. */
    private static Optional<String> wrong(Facts facts, PlannedContact contact, Instant now) {
        return facts.contactPoints(now).stream()
                .filter(point -> point.endpoint().equals(contact.endpoint()) && !point.valid())
                .findFirst()
                .map(point -> "the contact point " + point.endpoint() + " is no longer good");
    }

    /** What was judged must be what is said: by whom, and how much. */
    private static Optional<String> outdated(Account account, PlannedContact contact) {
        if (!contact.actor().legalEntityId().equals(account.collector())) {
            return Optional.of("the account is now collected by " + account.collector());
        }
        var stated = contact.statedAmount();
        return stated != null && !stated.equals(account.balance())
                ? Optional.of("the balance has changed")
                : Optional.empty();
    }
}
