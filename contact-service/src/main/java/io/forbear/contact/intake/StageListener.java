package io.forbear.contact.intake;

import static io.forbear.contact.intake.Translation.same;

import io.forbear.contact.casework.News;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.Placement;
import io.forbear.contact.debtor.Segment;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.AccountStageChanged;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.money.Money;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what account-service says of accounts. */
@Configuration(proxyBeanMethods = false)
class StageListener {
    @Bean
    Subscription<AccountStageChanged> accountStages(CaseEffect effect) {
        return Subscription.together(Topics.ACCOUNT_STAGE, StageListener::news, effect);
    }

    /**
     * The account as the event states it.
     *
     * @throws RejectedEvent if it cannot be so
     */
    static News news(AccountStageChanged event) {
        var account = RejectedEvent.ifImpossible(() -> account(event));
        return new News(
                event.getDebtorId(), event.getEventId(), (facts, now) -> facts.with(account, now));
    }

    private static Account account(AccountStageChanged event) {
        return new Account(
                event.getAccountId(),
                event.getSequence(),
                event.getStage(),
                event.getEventId(),
                event.getOccurredAt(),
                event.getDaysPastDue(),
                event.getOverdueSince(),
                new Money(event.getBalance().getAmount(), event.getBalance().getCurrency()),
                event.getCreditor(),
                event.getProduct(),
                event.getJurisdictions(),
                same(Coverage.class, event.getCoverage()),
                placement(event.getPlacement()),
                segment(event));
    }

    private static @Nullable Segment segment(AccountStageChanged event) {
        return event.getRiskSegment() == null && event.getWillingnessSegment() == null
                ? null
                : new Segment(event.getRiskSegment(), event.getWillingnessSegment());
    }

    private static @Nullable Placement placement(io.forbear.events.@Nullable Placement placement) {
        return placement == null
                ? null
                : new Placement(
                        placement.getLegalEntityId(), same(ActorKind.class, placement.getKind()));
    }
}
