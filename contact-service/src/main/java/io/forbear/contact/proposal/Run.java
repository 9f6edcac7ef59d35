package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.strategy.Strategies.Choice;
import io.forbear.contact.strategy.Strategy;
import io.forbear.messaging.EventIds;
import io.forbear.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One passage of an account through the steps of a strategy; a new stage begins a new one.
 *
 * @param cause the event that began it
 * @param strategyId the strategy whose steps it takes
 * @param proposed how many proposals it has made so far; numbers their ids. It goes on counting
 *     when another strategy takes over within the stage
 * @param proposals those that tell how far it has come, oldest first; one that was asked again has
 *     been replaced by its successor
 * @param selected the strategy that the selection gave, if an experiment or an escalation led to
 *     another; else null
 * @param arm label of the arm of an experiment; null: none
 * @param opening what was owed when it began; null: not noted then
 */
public record Run(
        UUID cause,
        String strategyId,
        String stage,
        Instant startedAt,
        int proposed,
        List<Proposal> proposals,
        @Nullable String selected,
        @Nullable String arm,
        @Nullable Money opening) {
    public Run {
        proposals = List.copyOf(proposals);
    }

    /**
     * The beginning of a run.
     *
     * @param before the account's run until now; null: none
     */
    static Run begin(
            Account account, Strategy selected, Choice choice, @Nullable Run before, Instant now) {
        var sameStage = before != null && before.cause.equals(account.stageEventId());
        var chosen = choice.strategy().id();
        return new Run(
                account.stageEventId(),
                chosen,
                account.stage(),
                sameStage ? now : account.stageSince(),
                before != null && sameStage ? before.proposed : 0,
                List.of(),
                selected.id().equals(chosen) ? null : selected.id(),
                choice.arm(),
                account.balance());
    }

    /** From the first step again, because the strategy lost the step it was at. */
    Run afresh(Instant now) {
        return in(strategyId, now, opening);
    }

    /** The same passage because of a newer statement of the same. */
    Run causedBy(UUID statement) {
        return new Run(
                statement,
                strategyId,
                stage,
                startedAt,
                proposed,
                proposals,
                selected,
                arm,
                opening);
    }

    /** Whether any of its contacts may have told the person what it is about. */
    boolean hasTold() {
        return proposals.stream().map(Proposal::state).anyMatch(ProposalState::mayHaveTold);
    }

    /** By the first step of another strategy, because the steps of this one are used up. */
    Run escalatedTo(Strategy next, Account account, Instant now) {
        return in(next.id(), now, account.balance());
    }

    private Run in(String next, Instant from, @Nullable Money owed) {
        var origin = selected == null ? strategyId : selected;
        return new Run(
                cause,
                next,
                stage,
                from,
                proposed,
                List.of(),
                origin.equals(next) ? null : origin,
                arm,
                owed);
    }

    /** Whether it is the account's run in its stage, as long as this strategy is selected. */
    boolean belongsTo(Account account, Strategy selection) {
        return cause.equals(account.stageEventId())
                && (selected == null ? strategyId : selected).equals(selection.id());
    }

    Optional<Proposal> last() {
        return proposals.isEmpty() ? Optional.empty() : Optional.of(proposals.getLast());
    }

    /** With one more proposal, in place of the last one if that came to nothing. */
    Run with(NextStep.Propose next, Instant now) {
        var all = new ArrayList<>(proposals);
        var expired =
                !all.isEmpty() && !all.getLast().countsAsTaken() && isRepeat(all.getLast(), next)
                        ? all.removeLast().expired()
                        : null;
        all.add(
                new Proposal(
                        EventIds.derived(cause, "proposal/" + strategyId + "/" + (proposed + 1))
                                .toString(),
                        next.step().id(),
                        next.time(),
                        next.asked(),
                        expired,
                        next.step().purpose(),
                        next.contact().endpoint(),
                        new ProposalState.Proposed(next.contact(), next.plannedAt(), now)));
        return with(all, proposed + 1);
    }

    /** With one proposal as it has become. */
    Run with(Proposal changed) {
        var all =
                proposals.stream()
                        .map(p -> p.proposalId().equals(changed.proposalId()) ? changed : p)
                        .toList();
        return with(all, proposed);
    }

    private Run with(List<Proposal> all, int counted) {
        return new Run(cause, strategyId, stage, startedAt, counted, all, selected, arm, opening);
    }

    private static boolean isRepeat(Proposal earlier, NextStep.Propose next) {
        return earlier.stepId().equals(next.step().id()) && earlier.time() == next.time();
    }
}
