package io.forbear.contact.proposal;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.strategy.Strategies;
import io.forbear.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            return Optional.of(
                    account.stage().equals(Reminder.STAGE)
                            ? "what is due is now stated otherwise"
                            : "the account is now in stage " + account.stage());
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
                .or(() -> ofContact(facts, account, last, now));
    }

    private static Optional<String> ofContact(
            Facts facts, Account account, Proposal last, Instant now) {
        return switch (last.state()) {
            case ProposalState.Proposed proposed -> {
                var contact = proposed.contact();
                yield ofContact(
                        facts,
                        account,
                        new Said(
                                contact.channel(),
                                contact.party(),
                                last.endpoint(),
                                contact.actor().legalEntityId(),
                                contact.statedAmount()),
                        now);
            }
            case ProposalState.Commanded commanded -> {
                var ordered = commanded.ordered();
                yield ordered == null
                        ? Optional.empty()
                        : ofContact(
                                facts,
                                account,
                                new Said(
                                        ordered.channel(),
                                        ordered.party(),
                                        last.endpoint(),
                                        ordered.collector(),
                                        ordered.statedAmount()),
                                now);
            }
            case ProposalState.Attempted _,
                    ProposalState.Recalled _,
                    ProposalState.Deferred _,
                    ProposalState.Denied _,
                    ProposalState.Lapsed _,
                    ProposalState.Cancelled _,
                    ProposalState.Unreported _ ->
                    Optional.empty();
        };
    }

    /** To whom something is said, by whom and how. */
    private record Said(
            Channel channel,
            Party party,
            String endpoint,
            String collector,
            @Nullable Money statedAmount) {}

    private static Optional<String> ofContact(
            Facts facts, Account account, Said said, Instant now) {
        return refused(facts, said, now)
                .or(() -> wrong(facts, said.endpoint(), now))
                .or(() -> outdated(account, said));
    }

    private static Optional<String> refused(Facts facts, Said said, Instant now) {
        return Address.isRefused(said.party(), said.channel(), facts, now)
                ? Optional.of(said.party().personId() + " refuses " + said.channel())
                : Optional.empty();
    }

    /** The number may have proved wrong at somebody else's meanwhile, or have been ended. */
    private static Optional<String> wrong(Facts facts, String endpoint, Instant now) {
        return facts.contactPoints(now).stream()
                .filter(point -> point.endpoint().equals(endpoint) && !point.valid())
                .findFirst()
                .map(point -> "the contact point " + point.endpoint() + " is no longer good");
    }

    /** What was judged must be what is said: by whom, and how much. */
    private static Optional<String> outdated(Account account, Said said) {
        if (!said.collector().equals(account.collector())) {
            return Optional.of("the account is now collected by " + account.collector());
        }
        var stated = said.statedAmount();
        return stated != null && !stated.equals(account.balance())
                ? Optional.of("the balance has changed")
                : Optional.empty();
    }
}
