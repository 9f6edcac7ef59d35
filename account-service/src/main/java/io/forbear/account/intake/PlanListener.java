package io.forbear.account.intake;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.stage.Cause;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what becomes of repayment plans. */
@Configuration(proxyBeanMethods = false)
class PlanListener {
    @Bean
    Subscription<PlanAgreed> agreedSubscription(NewsEffect effect) {
        return Subscription.together(
                Topics.PLAN_AGREED,
                event -> news(event.getDebtorId(), agreed(event), Cause.PLAN_AGREED),
                effect);
    }

    @Bean
    Subscription<PlanBroken> brokenSubscription(NewsEffect effect) {
        return Subscription.together(
                Topics.PLAN_BROKEN,
                event -> news(event.getDebtorId(), broken(event), Cause.PLAN_BROKEN),
                effect);
    }

    @Bean
    Subscription<PlanCompleted> completedSubscription(NewsEffect effect) {
        return Subscription.together(
                Topics.PLAN_COMPLETED,
                event -> news(event.getDebtorId(), completed(event), Cause.PLAN_COMPLETED),
                effect);
    }

    private static News news(String debtorId, List<PlanFact> facts, Cause cause) {
        return News.of(debtorId, new News.Planned(facts, cause));
    }

    static List<PlanFact> agreed(PlanAgreed event) {
        return new Plan(event.getEventId(), event.getPlanId(), event.getAccountIds())
                .facts(PlanFact.Kind.AGREED, event.getSignedAt());
    }

    static List<PlanFact> broken(PlanBroken event) {
        return new Plan(event.getEventId(), event.getPlanId(), event.getAccountIds())
                .facts(PlanFact.Kind.BROKEN, event.getOccurredAt());
    }

    static List<PlanFact> completed(PlanCompleted event) {
        return new Plan(event.getEventId(), event.getPlanId(), event.getAccountIds())
                .facts(PlanFact.Kind.COMPLETED, event.getOccurredAt());
    }

    private record Plan(UUID eventId, String planId, List<String> accountIds) {
        List<PlanFact> facts(PlanFact.Kind kind, Instant effectiveAt) {
            if (accountIds.isEmpty()) {
                throw new RejectedEvent("the plan names no account: " + planId);
            }
            return RejectedEvent.ifImpossible(
                    () ->
                            accountIds.stream()
                                    .map(id -> fact(new AccountId(id), kind, effectiveAt))
                                    .toList());
        }

        private PlanFact fact(AccountId account, PlanFact.Kind kind, Instant effectiveAt) {
            return new PlanFact(eventId, account, planId, kind, effectiveAt);
        }
    }
}
