package io.forbear.account.intake;

import static io.forbear.account.intake.Translation.money;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes postings from the core banking system; one may come before its account is known. */
@Configuration(proxyBeanMethods = false)
class PaymentListener {
    @Bean
    Subscription<PaymentPosted> paymentSubscription(NewsEffect effect) {
        return Subscription.together(Topics.ACCOUNT_PAYMENT, PaymentListener::news, effect);
    }

    private static News news(PaymentPosted event) {
        var posting = posting(event);
        return new News(posting.debtorId(), new News.Posted(posting));
    }

    /**
     * What the event says was posted.
     *
     * @throws RejectedEvent if no such posting can be
     */
    static Posting posting(PaymentPosted event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new Posting(
                                event.getEventId(),
                                event.getOccurredAt(),
                                new DebtorId(event.getDebtorId()),
                                new AccountId(event.getAccountId()),
                                event.getPaymentId(),
                                kind(event.getKind()),
                                money(event.getAmount()),
                                event.getEffectiveDate(),
                                event.getReversesPaymentId(),
                                event.getPlanId()));
    }

    private static PostingKind kind(PaymentKind kind) {
        return switch (kind) {
            case PAYMENT -> PostingKind.PAYMENT;
            case REVERSAL -> PostingKind.REVERSAL;
            case CHARGEBACK -> PostingKind.CHARGEBACK;
            case ADJUSTMENT -> PostingKind.ADJUSTMENT;
            case UNKNOWN -> throw new IllegalArgumentException("the kind of posting is not known");
        };
    }
}
