package io.forbear.contact.intake;

import io.forbear.contact.casework.News;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.task.CaseEffect;
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
    Subscription<PlanAgreed> agreedPlans(CaseEffect effect) {
        return Subscription.together(Topics.PLAN_AGREED, PlanListener::news, effect);
    }

    @Bean
    Subscription<PlanBroken> brokenPlans(CaseEffect effect) {
        return Subscription.together(Topics.PLAN_BROKEN, PlanListener::news, effect);
    }

    @Bean
    Subscription<PlanCompleted> completedPlans(CaseEffect effect) {
        return Subscription.together(Topics.PLAN_COMPLETED, PlanListener::news, effect);
    }

    @Bean
    Subscription<PlanReminderDue> dueReminders(CaseEffect effect) {
        return Subscription.together(Topics.PLAN_REMINDER_DUE, PlanListener::news, effect);
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
                        event.getInstalmentNumber(),
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
