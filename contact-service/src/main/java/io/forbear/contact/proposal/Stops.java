package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.strategy.Experiment;
import io.forbear.contact.strategy.StopCondition;
import io.forbear.contact.strategy.StopRule;
import io.forbear.contact.strategy.Strategy;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the steps of a strategy end before they are used up. */
final class Stops {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(Experiment.WHOLE);

    private Stops() {}

    /**
     * An end.
     *
     * @param because the condition that is met, with what was found
     */
    record Stop(StopRule.Then then, String because) {}

    /** The first condition that is met. */
    static Optional<Stop> of(
            Strategy strategy, Run run, Account account, Facts facts, Instant now) {
        for (var rule : strategy.stopWhen()) {
            var met = met(rule.when(), strategy, run, account, facts, now);
            if (met != null) {
                return Optional.of(new Stop(rule.then(), met));
            }
        }
        return Optional.empty();
    }

    /** The instants at which conditions on the time in the stage are met. */
    static Stream<Instant> turns(Strategy strategy, Account account) {
        return strategy.stopWhen().stream()
                .flatMap(
                        rule ->
                                rule.when() instanceof StopCondition.InStage(var atLeast)
                                        ? Stream.of(account.stageSince().plus(atLeast))
                                        : Stream.empty());
    }

    private static @Nullable String met(
            StopCondition condition,
            Strategy strategy,
            Run run,
            Account account,
            Facts facts,
            Instant now) {
        return switch (condition) {
            case StopCondition.RightPartyContacts(var most) ->
                    reached("rightPartyContacts", conversations(strategy, run), most);
            case StopCondition.Attempts(var most) -> reached("attempts", attempts(run), most);
            case StopCondition.InStage(var atLeast) ->
                    Duration.between(account.stageSince(), now).compareTo(atLeast) < 0
                            ? null
                            : "inStage " + atLeast;
            case StopCondition.BalanceBelow(var amount) -> below(account.balance(), amount);
            case StopCondition.SharePaid(var percent) ->
                    sharePaid(run.opening(), account.balance(), percent);
            case StopCondition.PromiseMade() ->
                    facts.promises().values().stream()
                                    .anyMatch(one -> one.wasMadeFor(account, run.startedAt()))
                            ? "promiseMade"
                            : null;
        };
    }

    private static @Nullable String reached(String what, long found, int most) {
        return found < most ? null : what + " " + found;
    }

    private static long attempts(Run run) {
        return run.proposals().stream().filter(Proposal::countsAsTaken).count();
    }

    private static long conversations(Strategy strategy, Run run) {
        return run.proposals().stream()
                .filter(
                        one ->
                                one.state() instanceof ProposalState.Attempted attempted
                                        && attempted.isConversation())
                .filter(one -> owes(strategy, one.stepId()))
                .count();
    }

    private static boolean owes(Strategy strategy, String stepId) {
        var index = strategy.indexOf(stepId);
        return index >= 0
                && switch (strategy.steps().get(index).party()) {
                    case DEBTOR, JOINT_DEBTOR, GUARANTOR -> true;
                    case SPOUSE, EMERGENCY_CONTACT, OTHER_THIRD_PARTY, ATTORNEY, EMPLOYER -> false;
                };
    }

    private static @Nullable String below(Money balance, Money amount) {
        return balance.currency().equals(amount.currency()) && balance.isLessThan(amount)
                ? "balanceBelow " + amount.amount().toPlainString() + " " + amount.currency()
                : null;
    }

    /** Of nothing no share is paid. */
    private static @Nullable String sharePaid(@Nullable Money opening, Money balance, int percent) {
        if (opening == null
                || !opening.currency().equals(balance.currency())
                || opening.amount().signum() <= 0) {
            return null;
        }
        var paid = opening.minus(balance).amount().multiply(WHOLE);
        var wanted = opening.amount().multiply(BigDecimal.valueOf(percent));
        return paid.compareTo(wanted) < 0 ? null : "sharePaid " + percent;
    }
}
