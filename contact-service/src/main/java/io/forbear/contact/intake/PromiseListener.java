package io.forbear.contact.intake;

import io.forbear.contact.casework.News;
import io.forbear.contact.debtor.Promise;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseMade;
import io.forbear.events.PromiseOutcome;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what plan-service says of promises to pay. */
@Configuration(proxyBeanMethods = false)
class PromiseListener {
    @Bean
    Subscription<PromiseMade> madePromises(CaseEffect effect) {
        return Subscription.together(Topics.PROMISE_MADE, PromiseListener::news, effect);
    }

    @Bean
    Subscription<PromiseJudged> judgedPromises(CaseEffect effect) {
        return Subscription.together(Topics.PROMISE_JUDGED, PromiseListener::news, effect);
    }

    static News news(PromiseMade event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Promise(
                        event.getPromiseId(),
                        event.getAccountIds(),
                        0,
                        true,
                        event.getOccurredAt()));
    }

    static News news(PromiseJudged event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Promise(
                        event.getPromiseId(),
                        event.getAccountIds(),
                        event.getSequence(),
                        event.getOutcome() == PromiseOutcome.RUNNING));
    }

    private static News news(String debtorId, UUID eventId, Promise promise) {
        return new News(debtorId, eventId, (facts, now) -> facts.with(promise, now));
    }
}
