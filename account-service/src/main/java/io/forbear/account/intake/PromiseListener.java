package io.forbear.account.intake;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.PromiseFact;
import io.forbear.account.fact.PromiseFact.Outcome;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseOutcome;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what promises to pay have come to. */
@Configuration(proxyBeanMethods = false)
class PromiseListener {
    @Bean
    Subscription<PromiseJudged> judgedSubscription(NewsEffect effect) {
        return Subscription.together(Topics.PROMISE_JUDGED, PromiseListener::news, effect);
    }

    private static News news(PromiseJudged event) {
        return News.of(event.getDebtorId(), new News.Judged(judged(event)));
    }

    /**
     * What the event says of each account.
     *
     * @throws RejectedEvent if it names no account, or an outcome that is not known
     */
    static List<PromiseFact> judged(PromiseJudged event) {
        if (event.getAccountIds().isEmpty()) {
            throw new RejectedEvent("the promise names no account: " + event.getPromiseId());
        }
        return RejectedEvent.ifImpossible(
                () ->
                        event.getAccountIds().stream()
                                .map(id -> fact(new AccountId(id), event))
                                .toList());
    }

    private static PromiseFact fact(AccountId account, PromiseJudged event) {
        return new PromiseFact(
                event.getEventId(),
                account,
                event.getPromiseId(),
                event.getSequence(),
                outcome(event.getOutcome()),
                event.getOccurredAt());
    }

    private static Outcome outcome(PromiseOutcome outcome) {
        return switch (outcome) {
            case RUNNING -> Outcome.RUNNING;
            case KEPT -> Outcome.KEPT;
            case PARTLY_KEPT -> Outcome.PARTLY_KEPT;
            case BROKEN -> Outcome.BROKEN;
            case WITHDRAWN -> Outcome.WITHDRAWN;
            case STOPPED -> Outcome.STOPPED;
            case UNKNOWN -> throw new IllegalArgumentException("the outcome is not known");
        };
    }
}
