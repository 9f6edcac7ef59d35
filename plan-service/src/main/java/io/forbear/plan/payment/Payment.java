package io.forbear.plan.payment;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting on an account.
 *
 * <p>None can be made if an id is blank, or an amount is negative that must not be.
 *
 * @param occurredAt event time, however late it is reported
 * @param paymentId the core banking system's id of the posting
 * @param amount not negative, except that an adjustment which increases the debt is
 * @param effectiveDate value date; may lie in the past
 * @param reversesPaymentId for a reversal or chargeback: the payment taken back
 * @param planId the plan the payer named
 */
public record Payment(
        UUID eventId,
        Instant occurredAt,
        String debtorId,
        String accountId,
        String paymentId,
        PaymentKind kind,
        Money amount,
        LocalDate effectiveDate,
        @Nullable String reversesPaymentId,
        @Nullable String planId) {

    /** Of two events about one posting the greater counts. */
    public static final Comparator<Payment> BY_EVENT_TIME =
            Comparator.comparing(Payment::occurredAt)
                    .thenComparing(payment -> payment.eventId().toString());

    public Payment {
        requireText("debtorId", debtorId);
        requireText("accountId", accountId);
        requireText("paymentId", paymentId);
        if (amount.sign() < 0 && kind != PaymentKind.ADJUSTMENT) {
            throw new IllegalArgumentException(
                    "the amount of a " + kind + " is not negative, found " + amount);
        }
    }

    /** A posting of the core banking system, however many events tell of it. */
    public record Identity(String paymentId, PaymentKind kind) {}

    /** What makes two events speak of the same posting. */
    public Identity identity() {
        return new Identity(paymentId, kind);
    }

    private static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }
}
