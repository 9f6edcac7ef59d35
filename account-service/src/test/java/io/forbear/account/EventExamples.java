package io.forbear.account;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A debtor with one account, and what core banking and plan-service tell about it.
 *
 * @param debtorId unlike that of any other test
 */
record EventExamples(String debtorId) {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static EventExamples newDebtor() {
        return new EventExamples("D-" + UUID.randomUUID());
    }

    String accountId() {
        return debtorId + "-1";
    }

    static Money cny(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }

    static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(SHANGHAI).toInstant();
    }

    AccountOverdue.Builder overdue(LocalDate stated, @Nullable LocalDate since, String amount) {
        return AccountOverdue.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(noon(stated))
                .setDebtorId(debtorId)
                .setAccountId(accountId())
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setOverdueSince(since)
                .setAmountOverdue(cny(amount))
                .setBalance(cny("5000"));
    }

    PaymentPosted.Builder payment(String paymentId, LocalDate date, String amount) {
        return posting(paymentId, PaymentKind.PAYMENT, date, amount);
    }

    PaymentPosted.Builder posting(
            String paymentId, PaymentKind kind, LocalDate date, String amount) {
        return PaymentPosted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(noon(date))
                .setDebtorId(debtorId)
                .setAccountId(accountId())
                .setPaymentId(paymentId)
                .setKind(kind)
                .setAmount(cny(amount))
                .setEffectiveDate(date);
    }

    PlanAgreed agreed(String planId, Instant signedAt) {
        return PlanAgreed.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(signedAt)
                .setDebtorId(debtorId)
                .setPlanId(planId)
                .setAccountIds(List.of(accountId()))
                .setTotal(cny("5000"))
                .setSignedAt(signedAt)
                .build();
    }

    PlanBroken broken(String planId, Instant at) {
        return PlanBroken.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setPlanId(planId)
                .setAccountIds(List.of(accountId()))
                .setReason(PlanBreach.INSTALMENT_MISSED)
                .build();
    }

    PromiseJudged judged(String promiseId, long sequence, PromiseOutcome outcome, Instant at) {
        return PromiseJudged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setPromiseId(promiseId)
                .setAccountIds(List.of(accountId()))
                .setSequence(sequence)
                .setOutcome(outcome)
                .setPromised(cny("100"))
                .setPaid(cny("0"))
                .build();
    }

    PlanCompleted completed(String planId, Instant at) {
        return PlanCompleted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setPlanId(planId)
                .setAccountIds(List.of(accountId()))
                .setPaid(cny("5000"))
                .build();
    }
}
