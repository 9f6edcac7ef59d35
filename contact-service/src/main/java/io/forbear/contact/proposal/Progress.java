package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.strategy.Denials;
import io.forbear.contact.strategy.Step;
import io.forbear.contact.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a run has come: where it goes on, or why it does not. */
sealed interface Progress {

    /**
     * The run goes on.
     *
     * @param index of the step that is next
     * @param since from when that step's wait runs
     */
    record At(int index, int time, int asked, Instant since, Duration delay) implements Progress {}

    /** The run rests. */
    record Resting(NextStep why) implements Progress {}

    static Progress of(Run run, Strategy strategy, Denials denials, Facts facts, Timing timing) {
        return run.last()
                .map(last -> new Reading(strategy, denials, facts, timing).after(last))
                .orElseGet(() -> first(strategy, run));
    }

    private static Progress first(Strategy strategy, Run run) {
        return enter(strategy, 0, run.startedAt());
    }

    private static Progress enter(Strategy strategy, int index, Instant since) {
        var delay =
                index < strategy.steps().size()
                        ? strategy.steps().get(index).after()
                        : Duration.ZERO;
        return new At(index, 1, 1, since, delay);
    }

    /** What follows from the state of the last proposal. */
    record Reading(Strategy strategy, Denials denials, Facts facts, Timing timing) {
        Progress after(Proposal last) {
            return switch (last.state()) {
                case ProposalState.Proposed _ -> rest(NextStep.For.DECISION, null);
                case ProposalState.Commanded commanded ->
                        rest(NextStep.For.REPORT, timing.givenUpAt(commanded));
                case ProposalState.Recalled recalled ->
                        rest(NextStep.For.REPORT, timing.givenUpAt(recalled.commanded()));
                case ProposalState.Deferred deferred -> again(last, deferred.until());
                case ProposalState.Lapsed lapsed -> again(last, lapsed.again());
                case ProposalState.Cancelled cancelled -> again(last, cancelled.at());
                case ProposalState.Denied denied -> afterDenial(last, denied);
                case ProposalState.Attempted attempted
                        when attempted.outcome() == Outcome.REFUSED ->
                        next(last, attempted.at());
                case ProposalState.Attempted attempted ->
                        attempted.reached()
                                ? next(last, attempted.at())
                                : onceMore(last, attempted.at());
                case ProposalState.Unreported unreported -> onceMore(last, unreported.at());
            };
        }

        private Progress afterDenial(Proposal last, ProposalState.Denied denied) {
            if (isNews(denied)) {
                // asked a lead before its planned instant, and not before the news has settled
                return again(last, settled().plus(timing.lead()));
            }
            return switch (denials.remedyFor(denied.ruleIds())) {
                case NEXT_STEP -> next(last, denied.at());
                case ASK_AGAIN ->
                        last.asked() <= denials.times()
                                ? again(last, denied.at().plus(denials.after()))
                                : stop(denied);
                case NONE -> stop(denied);
            };
        }

        /** Whether something has come up that the gate could not have known when it was asked. */
        private boolean isNews(ProposalState.Denied denied) {
            return settled().isAfter(denied.askedAt());
        }

        private Instant settled() {
            return facts.changedAt().plus(timing.settling());
        }

        private Progress onceMore(Proposal last, Instant at) {
            var step = step(last);
            return last.time() < step.times()
                    ? new At(index(last), last.time() + 1, 1, at, step.every())
                    : next(last, at);
        }

        private Progress next(Proposal last, Instant at) {
            return enter(strategy, index(last) + 1, at);
        }

        private Progress again(Proposal last, Instant at) {
            return new At(index(last), last.time(), last.asked() + 1, at, Duration.ZERO);
        }

        private int index(Proposal last) {
            return strategy.indexOf(last.stepId());
        }

        private Step step(Proposal last) {
            return strategy.steps().get(index(last));
        }

        private static Progress rest(NextStep.For what, @Nullable Instant until) {
            return new Resting(new NextStep.Wait(what, until));
        }

        private static Progress stop(ProposalState.Denied denied) {
            return new Resting(
                    new NextStep.Stop(NextStep.Reason.DENIED, String.join(", ", denied.ruleIds())));
        }
    }
}
