package io.forbear.plan.account;

import io.forbear.events.AccountStageChanged;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.money.Money;
import io.forbear.plan.limits.Debt;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what account-service tells of accounts. */
@Configuration(proxyBeanMethods = false)
class StageListener {
    @Bean
    Subscription<AccountStageChanged> stageSubscription(KnownAccounts accounts) {
        return Subscription.together(Topics.ACCOUNT_STAGE, StageListener::account, accounts);
    }

    /**
     * What the event tells.
     *
     * @throws RejectedEvent if no such account can be
     */
    static KnownAccount account(AccountStageChanged event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new KnownAccount(
                                event.getAccountId(),
                                event.getDebtorId(),
                                event.getSequence(),
                                event.getStage(),
                                money(event.getAmountOverdue()),
                                money(event.getBalance()),
                                new Debt(event.getProduct(), event.getJurisdictions())));
    }

    private static Money money(io.forbear.events.Money money) {
        return new Money(money.getAmount(), money.getCurrency());
    }
}
