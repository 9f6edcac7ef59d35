package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.strategy.Strategies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the runs of a debtor in line with his facts and the time. */
final class Settlement {
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
     * @param changed proposals that were cancelled or given up as unreported
     */
    record Settled(Dossier dossier, List<Proposal> changed) {}

    Settled settle(Dossier dossier, Instant now) {
        var changed = new ArrayList<Proposal>();
        var settled = dossier;
        var lanes = Lane.of(dossier.facts(), now);
        for (var lane : lanes.values()) {
            var account = lane.account();
            var run = settled.runs().get(lane.key());
            var closed = run == null ? run : close(dossier.facts(), account, run, now, changed);
            settled =
                    settled.with(
                            lane.key(), renew(dossier.facts().debtorId(), account, closed, now));
        }
        return new Settled(withoutEnded(settled, lanes.keySet(), now, changed), changed);
    }

    /** A reminder that makes no sense any more is dropped, unless a gateway has it in hand. */
    private Dossier withoutEnded(
            Dossier dossier, Set<String> lanes, Instant now, List<Proposal> changed) {
        var left = dossier;
        for (var ended : dossier.runs().entrySet()) {
            var last = ended.getValue().last();
            if (!lanes.contains(ended.getKey())
                    && !last.filter(Proposal::isCommanded).isPresent()) {
                last.filter(Proposal::isLive)
                        .map(
                                one ->
                                        one.in(
                                                new ProposalState.Cancelled(
                                                        "the reminder is over", now)))
                        .ifPresent(changed::add);
                left = left.with(ended.getKey(), null);
            }
        }
        return left;
    }

    private Run close(Facts facts, Account account, Run run, Instant now, List<Proposal> changed) {
        return run.last()
                .flatMap(last -> closed(facts, account, run, last, now))
                .map(
                        last -> {
                            changed.add(last);
                            return run.with(last);
                        })
                .orElse(run);
    }

    private Optional<Proposal> closed(
            Facts facts, Account account, Run run, Proposal last, Instant now) {
        return switch (last.state()) {
            case ProposalState.Commanded commanded ->
                    now.isBefore(commanded.at().plus(timing.unreportedAfter()))
                            ? Optional.empty()
                            : Optional.of(last.in(new ProposalState.Unreported(now)));
            case ProposalState.Proposed _, ProposalState.Deferred _ ->
                    flaws.of(facts, account, run, last, now)
                            .map(flaw -> last.in(new ProposalState.Cancelled(flaw, now)));
            case ProposalState.Attempted _,
                    ProposalState.Denied _,
                    ProposalState.Lapsed _,
                    ProposalState.Cancelled _,
                    ProposalState.Unreported _ ->
                    Optional.empty();
        };
    }

    /**
     * The run an account goes on with. One whose contact a gateway has in hand goes on in any case,
     * so that its report finds it.
     */
    private @Nullable Run renew(String debtorId, Account account, @Nullable Run run, Instant now) {
        if (run != null && run.last().filter(Proposal::isCommanded).isPresent()) {
            return run;
        }
        var selected = strategies.suiting(account).orElse(null);
        if (selected == null) {
            return null;
        }
        var followed = run == null ? null : strategies.find(run.strategyId()).orElse(null);
        if (run == null || followed == null || !run.belongsTo(account, selected)) {
            var choice = strategies.choice(selected, debtorId);
            return Run.begin(account, selected, choice, run, now);
        }
        return run.last().filter(last -> followed.indexOf(last.stepId()) < 0).isPresent()
                ? run.afresh(now)
                : run;
    }
}
