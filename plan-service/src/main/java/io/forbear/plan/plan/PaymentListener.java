package io.forbear.plan.plan;

import io.forbear.events.PaymentPosted;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import io.forbear.plan.promise.PromiseTracking;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Takes postings from the core banking system; one may come before its plan is agreed. */
@Configuration(proxyBeanMethods = false)
class PaymentListener {
    @Bean
    Subscription<PaymentPosted> paymentSubscription(
            PlanTracking tracking, PromiseTracking promises) {
        return Subscription.to(
                Topics.ACCOUNT_PAYMENT,
                event ->
                        tracking.take(payment(event))
                                .then(
                                        Mono.defer(
                                                () ->
                                                        promises.look(
                                                                event.getDebtorId(),
                                                                event.getEventId()))));
    }

    /**
     * What the event says was posted.
     *
     * @throws RejectedEvent if no such posting can be
     */
    static Payment payment(PaymentPosted event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new Payment(
                                event.getEventId(),
                                event.getOccurredAt(),
                                event.getDebtorId(),
                                event.getAccountId(),
                                event.getPaymentId(),
                                kind(event.getKind()),
                                new Money(
                                        event.getAmount().getAmount(),
                                        event.getAmount().getCurrency()),
                                event.getEffectiveDate(),
                                event.getReversesPaymentId(),
                                event.getPlanId()));
    }

    private static PaymentKind kind(io.forbear.events.PaymentKind kind) {
        return switch (kind) {
            case PAYMENT -> PaymentKind.PAYMENT;
            case REVERSAL -> PaymentKind.REVERSAL;
            case CHARGEBACK -> PaymentKind.CHARGEBACK;
            case ADJUSTMENT -> PaymentKind.ADJUSTMENT;
            case UNKNOWN -> throw new IllegalArgumentException("the kind of posting is not known");
        };
    }
}
