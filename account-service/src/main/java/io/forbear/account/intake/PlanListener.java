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
    Subscription<PlanAgreed> agreedSubscription(FactIntake intake) {
        return Subscription.to(
                Topics.PLAN_AGREED, event -> intake.takeAll(agreed(event), Cause.PLAN_AGREED));
    }

    @Bean
    Subscription<PlanBroken> brokenSubscription(FactIntake intake) {
        return Subscription.to(
                Topics.PLAN_BROKEN, event -> intake.takeAll(broken(event), Cause.PLAN_BROKEN));
    }

    @Bean
    Subscription<PlanCompleted> completedSubscription(FactIntake intake) {
        return Subscription.to(
                Topics.PLAN_COMPLETED,
                event -> intake.takeAll(completed(event), Cause.PLAN_COMPLETED));
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
