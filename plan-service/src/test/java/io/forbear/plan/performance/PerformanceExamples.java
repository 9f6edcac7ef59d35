package io.forbear.plan.performance;

import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan of 300 in three months, signed on 1 January 2027, due on the 10th, three days of grace.
 */
public final class PerformanceExamples {
    public static final String PLAN = "PLAN-1";
    public static final String ACCOUNT = "A-1";
    public static final LocalDate SIGNED = LocalDate.of(2027, 1, 1);
    public static final LocalDate FIRST_DUE = LocalDate.of(2027, 1, 10);
    public static final Schedule SCHEDULE =
            Schedule.ofCount(cny("300"), 3, FIRST_DUE, Frequency.MONTHLY);
    public static final Agreement AGREEMENT =
            new Agreement(PLAN, Set.of(ACCOUNT), SCHEDULE, SIGNED, 3);

    private PerformanceExamples() {}

    public static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }

    public static Payment payment(String id, LocalDate date, String amount) {
        return posting(id, PaymentKind.PAYMENT, date, cny(amount), ACCOUNT, null, null);
    }

    public static Payment reversal(String id, LocalDate date, String amount, String reversed) {
        return posting(id, PaymentKind.REVERSAL, date, cny(amount), ACCOUNT, reversed, null);
    }

    public static Payment posting(
            String id,
            PaymentKind kind,
            LocalDate date,
            Money amount,
            String accountId,
            @Nullable String reversed,
            @Nullable String planId) {
        return new Payment(
                UUID.randomUUID(),
                date.atTime(9, 0).toInstant(ZoneOffset.UTC),
                "D-1",
                accountId,
                id,
                kind,
                amount,
                date,
                reversed,
                planId);
    }
}
