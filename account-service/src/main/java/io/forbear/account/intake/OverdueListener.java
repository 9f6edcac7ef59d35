package io.forbear.account.intake;

import static io.forbear.account.intake.Translation.money;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Terms;
import io.forbear.events.AccountOverdue;
import io.forbear.events.AmountBreakdown;
import io.forbear.events.DebtCoverage;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes statements from the core banking system. */
@Configuration(proxyBeanMethods = false)
class OverdueListener {
    @Bean
    Subscription<AccountOverdue> overdueSubscription(NewsEffect effect) {
        return Subscription.together(Topics.ACCOUNT_OVERDUE, OverdueListener::news, effect);
    }

    private static News news(AccountOverdue event) {
        var statement = statement(event);
        return new News(statement.debtorId(), new News.Stated(statement));
    }

    /**
     * What the event states.
     *
     * @throws RejectedEvent if it contradicts itself or lacks what every statement has
     */
    static Statement statement(AccountOverdue event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new Statement(
                                event.getEventId(),
                                event.getOccurredAt(),
                                new DebtorId(event.getDebtorId()),
                                new AccountId(event.getAccountId()),
                                terms(event),
                                event.getOverdueSince(),
                                money(event.getAmountOverdue()),
                                money(event.getBalance()),
                                breakdown(event.getBreakdown()),
                                event.getMinimumDue() == null ? null : money(event.getMinimumDue()),
                                event.getNextDueOn()));
    }

    private static Terms terms(AccountOverdue event) {
        return new Terms(
                event.getCreditor(),
                event.getProduct(),
                event.getJurisdictions(),
                coverage(event.getCoverage()),
                event.getLimitationEndsAt(),
                event.getChargedOff());
    }

    private static Coverage coverage(DebtCoverage coverage) {
        return switch (coverage) {
            case FIRST_PARTY -> Coverage.FIRST_PARTY;
            case THIRD_PARTY -> Coverage.THIRD_PARTY;
            case UNKNOWN -> throw new IllegalArgumentException("coverage is not known");
        };
    }

    private static @Nullable Breakdown breakdown(@Nullable AmountBreakdown breakdown) {
        return breakdown == null
                ? null
                : new Breakdown(
                        money(breakdown.getPrincipal()),
                        money(breakdown.getInterest()),
                        money(breakdown.getFees()),
                        money(breakdown.getPenalty()));
    }
}
