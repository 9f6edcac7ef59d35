package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.strategy.Strategy;
import io.forbear.messaging.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One passage of an account through the steps of a strategy; a new stage begins a new one.
 *
 * @param cause the event that began it
 * @param proposed how many proposals it has made so far; numbers their ids
 * @param proposals those that tell how far it has come, oldest first; one that was asked again has
 *     been replaced by its successor
 */
public record Run(
        UUID cause,
        String strategyId,
        String stage,
        Instant startedAt,
        int proposed,
        List<Proposal> proposals) {
    public Run {
        proposals = List.copyOf(proposals);
    }

    static Run begin(Account account, Strategy strategy) {
        return new Run(
                account.stageEventId(),
                strategy.id(),
                account.stage(),
                account.stageSince(),
                0,
                List.of());
    }

    /** From the first step again, because the strategy lost the step it was at. */
    Run afresh(Instant now) {
        return new Run(cause, strategyId, stage, now, proposed, List.of());
    }

    boolean belongsTo(Account account, Strategy strategy) {
        return cause.equals(account.stageEventId()) && strategyId.equals(strategy.id());
    }

    Optional<Proposal> last() {
        return proposals.isEmpty() ? Optional.empty() : Optional.of(proposals.getLast());
    }

    /** With one more proposal, in place of the last one if that came to nothing. */
    Run with(NextStep.Propose next, Instant now) {
        var proposal =
                new Proposal(
                        EventIds.derived(cause, "proposal/" + strategyId + "/" + (proposed + 1))
                                .toString(),
                        next.step().id(),
                        next.time(),
                        next.asked(),
                        next.step().purpose(),
                        next.contact().endpoint(),
                        new ProposalState.Proposed(next.contact(), next.plannedAt(), now));
        var all = new ArrayList<>(proposals);
        if (!all.isEmpty()
                && !all.getLast().countsAsTaken()
                && isRepeatOf(all.getLast(), proposal)) {
            all.removeLast();
        }
        all.add(proposal);
        return new Run(cause, strategyId, stage, startedAt, proposed + 1, all);
    }

    /** With one proposal as it has become. */
    Run with(Proposal changed) {
        var all =
                proposals.stream()
                        .map(p -> p.proposalId().equals(changed.proposalId()) ? changed : p)
                        .toList();
        return new Run(cause, strategyId, stage, startedAt, proposed, all);
    }

    private static boolean isRepeatOf(Proposal earlier, Proposal later) {
        return earlier.stepId().equals(later.stepId()) && earlier.time() == later.time();
    }
}
