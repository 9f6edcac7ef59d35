package io.forbear.contact.proposal;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Hold;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.strategy.Strategies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells the chain of reasons for what is next for an account. */
final class Reasons {
    private final Strategies strategies;
    private final Pacing pacing;

    Reasons(Strategies strategies, Pacing pacing) {
        this.strategies = strategies;
        this.pacing = pacing;
    }

    /**
     * The reasons, from the stage to the step.
     *
     * @param dossier as it was looked at
     */
    List<Reason> of(Dossier dossier, Account account, NextStep next, Instant now) {
        var all = new ArrayList<Reason>();
        all.add(
                new Reason(
                        Reason.Aspect.STAGE,
                        account.stage()
                                + " since "
                                + account.stageSince()
                                + (account.overdueSince() == null
                                        ? ", nothing overdue"
                                        : ", overdue since " + account.overdueSince())));
        all.add(new Reason(Reason.Aspect.STRATEGY, strategy(account)));
        history(dossier, account, all);
        Holds.on(dossier.facts(), account, now)
                .forEach(hold -> all.add(new Reason(aspect(hold), told(hold))));
        preferences(dossier, now, all);
        pace(next, all);
        all.add(new Reason(Reason.Aspect.NEXT, told(next)));
        return List.copyOf(all);
    }

    private String strategy(Account account) {
        return strategies
                .suiting(account)
                .map(strategy -> strategy.id() + "@" + strategies.version())
                .orElse("none for stage " + account.stage());
    }

    private static void history(Dossier dossier, Account account, List<Reason> all) {
        var run = dossier.runs().get(account.accountId());
        if (run == null) {
            return;
        }
        for (var proposal : run.proposals()) {
            all.add(
                    new Reason(
                            Reason.Aspect.HISTORY,
                            "%s, time %d, asked %d: %s"
                                    .formatted(
                                            proposal.stepId(),
                                            proposal.time(),
                                            proposal.asked(),
                                            told(proposal))));
        }
    }

    private static String told(Proposal proposal) {
        return proposal.expired() == null
                ? told(proposal.state())
                : told(proposal.state())
                        + "; commands expired at its gateway: "
                        + proposal.expired();
    }

    private static String told(ProposalState state) {
        return switch (state) {
            case ProposalState.Proposed proposed -> "the gate is asked for " + proposed.plannedAt();
            case ProposalState.Commanded commanded -> "commanded at " + commanded.at();
            case ProposalState.Recalled recalled ->
                    "taken back at %s: %s".formatted(recalled.at(), recalled.reason());
            case ProposalState.Attempted attempted ->
                    "%s at %s".formatted(attempted.outcome(), attempted.at());
            case ProposalState.Deferred deferred ->
                    "deferred to %s by %s".formatted(deferred.until(), deferred.ruleIds());
            case ProposalState.Denied denied ->
                    "denied at %s by %s".formatted(denied.at(), denied.ruleIds());
            case ProposalState.Lapsed lapsed ->
                    "not used within its permit; again at " + lapsed.again();
            case ProposalState.Cancelled cancelled ->
                    "cancelled at %s: %s".formatted(cancelled.at(), cancelled.reason());
            case ProposalState.Unreported unreported ->
                    "no report by %s; counts as made".formatted(unreported.at());
        };
    }

    private static Reason.Aspect aspect(Hold hold) {
        return switch (hold.kind()) {
            case PLAN_IN_FORCE -> Reason.Aspect.PLAN;
            case PROMISE_RUNNING -> Reason.Aspect.PROMISE;
            case NOTHING_OVERDUE,
                    CONDUCT_COMPLAINT,
                    CEASE_REQUESTED,
                    REPRESENTED,
                    MORATORIUM,
                    DISPUTED,
                    HARDSHIP,
                    DEBTOR_FLAGGED,
                    PERSONAL_DATA_ERASED ->
                    Reason.Aspect.HOLD;
        };
    }

    private static String told(Hold hold) {
        return hold.kind() + " " + hold.because();
    }

    private static void preferences(Dossier dossier, Instant now, List<Reason> all) {
        var facts = dossier.facts();
        Arrays.stream(Channel.values())
                .filter(channel -> Holds.blocksChannel(facts, facts.debtorId(), channel, now))
                .forEach(
                        channel ->
                                all.add(
                                        new Reason(
                                                Reason.Aspect.PREFERENCE,
                                                "the debtor refuses " + channel)));
        wish(facts, all);
        var profile = facts.profile();
        if (profile != null && profile.contactAtWorkProhibited()) {
            all.add(new Reason(Reason.Aspect.PREFERENCE, "not at the workplace"));
        }
    }

    private static void wish(Facts facts, List<Reason> all) {
        var wish = facts.reach().wish();
        if (wish == null) {
            return;
        }
        if (!wish.channels().isEmpty()) {
            tell("the debtor asks for " + wish.channels(), all);
        }
        for (var span : wish.times()) {
            tell(
                    "the debtor asks to be contacted from %s to %s%s"
                            .formatted(
                                    span.from(),
                                    span.to(),
                                    span.days().isEmpty()
                                            ? ""
                                            : " on " + span.days().stream().sorted().toList()),
                    all);
        }
        if (wish.language() != null) {
            tell("the debtor asks for the language " + wish.language(), all);
        }
    }

    private static void tell(String wish, List<Reason> all) {
        all.add(new Reason(Reason.Aspect.PREFERENCE, wish));
    }

    private void pace(NextStep next, List<Reason> all) {
        if (next instanceof NextStep.Propose propose) {
            var contact = propose.contact();
            pacing.governing(contact.channel(), contact.actor().legalEntityId())
                    .ifPresent(
                            pace ->
                                    all.add(
                                            new Reason(
                                                    Reason.Aspect.PACING,
                                                    "goes through pace " + pace.id())));
        } else if (next instanceof NextStep.Wait wait && wait.what() == NextStep.For.PACE) {
            all.add(new Reason(Reason.Aspect.PACING, "waits for a free slot of its gateway"));
        }
    }

    private static String told(NextStep next) {
        return switch (next) {
            case NextStep.Propose propose ->
                    "%s by %s at %s%s"
                            .formatted(
                                    propose.step().id(),
                                    propose.step().channel(),
                                    propose.plannedAt(),
                                    propose.passedOver().isEmpty()
                                            ? ""
                                            : "; passed over: "
                                                    + String.join("; ", propose.passedOver()));
            case NextStep.Wait wait ->
                    "waits for %s%s"
                            .formatted(
                                    wait.what(),
                                    wait.until() == null ? "" : ", at most until " + wait.until());
            case NextStep.Stop stop -> stop.reason() + ": " + stop.because();
        };
    }
}
