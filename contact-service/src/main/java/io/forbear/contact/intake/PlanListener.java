package io.forbear.contact.intake;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.casework.News;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.debtor.Reminder;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PlanReminderDue;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.money.Money;
import io.forbear.topics.Topics;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what plan-service says of repayment plans. */
@Configuration(proxyBeanMethods = false)
class PlanListener {
    @Bean
    Subscription<PlanAgreed> agreedPlans(Casework casework) {
        return Subscription.together(Topics.PLAN_AGREED, PlanListener::news, casework);
    }

    @Bean
    Subscription<PlanBroken> brokenPlans(Casework casework) {
        return Subscription.together(Topics.PLAN_BROKEN, PlanListener::news, casework);
    }

    @Bean
    Subscription<PlanCompleted> completedPlans(Casework casework) {
        return Subscription.together(Topics.PLAN_COMPLETED, PlanListener::news, casework);
    }

    @Bean
    Subscription<PlanReminderDue> dueReminders(Casework casework) {
        return Subscription.together(Topics.PLAN_REMINDER_DUE, PlanListener::news, casework);
    }

    /** The reminder is made once, in the treatment of the plan's first account. */
    static News news(PlanReminderDue event) {
        if (event.getAccountIds().isEmpty()) {
            throw new RejectedEvent("the plan names no account: " + event.getPlanId());
        }
        var reminder =
                new Reminder(
                        event.getEventId(),
                        event.getOccurredAt(),
                        event.getPlanId(),
                        event.getAccountIds().getFirst(),
                        event.getDueOn(),
                        new Money(event.getAmount().getAmount(), event.getAmount().getCurrency()),
                        event.getRemindBefore());
        return new News(
                event.getDebtorId(), event.getEventId(), (facts, now) -> facts.with(reminder, now));
    }

    static News news(PlanAgreed event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Plan(
                        event.getPlanId(),
                        event.getAccountIds(),
                        event.getSignedAt(),
                        false,
                        null));
    }

    static News news(PlanBroken event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Plan(
                        event.getPlanId(),
                        event.getAccountIds(),
                        null,
                        true,
                        event.getOccurredAt()));
    }

    static News news(PlanCompleted event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Plan(
                        event.getPlanId(),
                        event.getAccountIds(),
                        null,
                        true,
                        event.getOccurredAt()));
    }

    private static News news(String debtorId, UUID eventId, Plan plan) {
        return new News(debtorId, eventId, (facts, now) -> facts.with(plan, now));
    }
}
