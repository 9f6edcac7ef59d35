package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.strategy.Strategies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings the runs of a debtor in line with his facts and the time. */
final class Settlement {
    static final String OVER = "the reminder is over";

    private final Strategies strategies;
    private final Flaws flaws;
    private final Timing timing;

    Settlement(Strategies strategies, Flaws flaws, Timing timing) {
        this.strategies = strategies;
        this.flaws = flaws;
        this.timing = timing;
    }

    /**
     * A dossier in line.
     *
     * @param changed proposals that were cancelled, recalled or given up as unreported
     * @param news what is to be told of commands
     */
    record Settled(Dossier dossier, List<Proposal> changed, List<GatewayNews> news) {}

    Settled settle(Dossier dossier, Instant now) {
        var changes = new Changes();
        var settled = dossier;
        var lanes = Lane.of(dossier.facts(), now);
        for (var lane : lanes.values()) {
            var account = lane.account();
            var run = settled.runs().get(lane.key());
            var facts = dossier.facts();
            var closed =
                    run == null
                            ? run
                            : close(
                                    run,
                                    last -> flaws.of(facts, account, run, last, now),
                                    now,
                                    changes);
            settled = settled.with(lane.key(), renew(facts.debtorId(), account, closed, now));
        }
        return new Settled(
                withoutEnded(settled, lanes.keySet(), now, changes),
                changes.proposals,
                changes.news);
    }

    private static final class Changes {
        private final List<Proposal> proposals = new ArrayList<>();
        private final List<GatewayNews> news = new ArrayList<>();
    }

    /** A reminder that makes no sense any more is dropped, unless a gateway has it in hand. */
    private Dossier withoutEnded(Dossier dossier, Set<String> lanes, Instant now, Changes changes) {
        var left = dossier;
        for (var ended : dossier.runs().entrySet()) {
            if (!lanes.contains(ended.getKey())) {
                var run = close(ended.getValue(), _ -> Optional.of(OVER), now, changes);
                var isAwaited = run.last().filter(Proposal::isAtGateway).isPresent();
                left = left.with(ended.getKey(), isAwaited ? run : null);
            }
        }
        return left;
    }

    private Run close(
            Run run, Function<Proposal, Optional<String>> flaw, Instant now, Changes changes) {
        return run.last()
                .flatMap(last -> closed(last, flaw, now, changes))
                .map(
                        last -> {
                            changes.proposals.add(last);
                            return run.with(last);
                        })
                .orElse(run);
    }

    private Optional<Proposal> closed(
            Proposal last,
            Function<Proposal, Optional<String>> flaw,
            Instant now,
            Changes changes) {
        return switch (last.state()) {
            case ProposalState.Commanded commanded ->
                    awaited(last, commanded, now, changes)
                            .or(() -> recalled(last, commanded, flaw, now, changes));
            case ProposalState.Recalled recalled ->
                    awaited(last, recalled.commanded(), now, changes);
            case ProposalState.Proposed _, ProposalState.Deferred _ ->
                    flaw.apply(last).map(why -> last.in(new ProposalState.Cancelled(why, now)));
            case ProposalState.Attempted _,
                    ProposalState.Denied _,
                    ProposalState.Lapsed _,
                    ProposalState.Cancelled _,
                    ProposalState.Unreported _ ->
                    Optional.empty();
        };
    }

    /** A report that does not come is asked for, and in the end given up. */
    private Optional<Proposal> awaited(
            Proposal last, ProposalState.Commanded commanded, Instant now, Changes changes) {
        var id = last.proposalId();
        if (!now.isBefore(timing.givenUpAt(commanded))) {
            changes.news.add(
                    new GatewayNews.GiveUp(
                            id, commanded.commandId(), commanded.permitId(), commanded.at(), now));
            return Optional.of(
                    last.in(
                            new ProposalState.Unreported(
                                    now, commanded.commandId(), commanded.permitId())));
        }
        var ordered = commanded.ordered();
        if (ordered == null || now.isBefore(timing.nextWordAt(commanded))) {
            return Optional.empty();
        }
        var chased = chased(commanded, now);
        changes.news.add(
                new GatewayNews.Chase(
                        id,
                        chased.commandId(),
                        chased.permitId(),
                        ordered,
                        chased.at(),
                        Timing.times(chased),
                        now,
                        timing.givenUpAt(chased)));
        return Optional.of(
                last.in(
                        last.state() instanceof ProposalState.Recalled recalled
                                ? new ProposalState.Recalled(
                                        chased, recalled.reason(), recalled.at())
                                : chased));
    }

    /** Reminders that nobody gave while the service was down are not made up for. */
    private ProposalState.Commanded chased(ProposalState.Commanded commanded, Instant now) {
        var chased = commanded;
        while (!now.isBefore(timing.nextWordAt(chased))) {
            chased =
                    new ProposalState.Commanded(
                            chased.commandId(),
                            chased.permitId(),
                            chased.at(),
                            chased.ordered(),
                            Timing.times(chased) + 1);
        }
        return chased;
    }

    /** After the end of its permit a gateway refuses a command by itself. */
    private static Optional<Proposal> recalled(
            Proposal last,
            ProposalState.Commanded commanded,
            Function<Proposal, Optional<String>> flaw,
            Instant now,
            Changes changes) {
        var ordered = commanded.ordered();
        if (ordered == null || now.isAfter(ordered.notAfter())) {
            return Optional.empty();
        }
        var why = flaw.apply(last);
        why.ifPresent(
                reason ->
                        changes.news.add(
                                new GatewayNews.Recall(
                                        last.proposalId(),
                                        commanded.commandId(),
                                        commanded.permitId(),
                                        ordered,
                                        reason,
                                        now)));
        return why.map(reason -> last.in(new ProposalState.Recalled(commanded, reason, now)));
    }

    /** Who was reminded of an instalment is not told again only because he has paid some of it. */
    private static boolean isOfTheSameReminder(Run run, Account account) {
        return account.stage().equals(Reminder.STAGE)
                && run.stage().equals(Reminder.STAGE)
                && !run.cause().equals(account.stageEventId())
                && run.hasTold();
    }

    /**
     * The run an account goes on with. One whose contact a gateway has in hand goes on in any case,
     * so that its report finds it.
     */
    private @Nullable Run renew(String debtorId, Account account, @Nullable Run run, Instant now) {
        if (run != null && run.last().filter(Proposal::isAtGateway).isPresent()) {
            return run;
        }
        var selected = strategies.suiting(account).orElse(null);
        if (selected == null) {
            return null;
        }
        var followed = run == null ? null : strategies.find(run.strategyId()).orElse(null);
        if (run != null && followed != null && isOfTheSameReminder(run, account)) {
            return run.causedBy(account.stageEventId());
        }
        if (run == null || followed == null || !run.belongsTo(account, selected)) {
            var choice = strategies.choice(selected, debtorId);
            return Run.begin(account, selected, choice, run, now);
        }
        return run.last().filter(last -> followed.indexOf(last.stepId()) < 0).isPresent()
                ? run.afresh(now)
                : run;
    }
}
