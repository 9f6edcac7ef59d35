package io.forbear.account.debt;

import io.forbear.account.fact.PostingKind;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Wording;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment, or what took one back.
 *
 * @param date value date
 * @param amount as posted; a reversal's is positive, too
 * @param inOpening the bank's statement contains it already, and the bank has allocated it
 * @param parts what it was set against; negative: what a reversal took back
 * @param clause the order it was allocated in; null: the bank allocates it
 */
public record PaymentLine(
        String paymentId,
        PostingKind kind,
        LocalDate date,
        Money amount,
        boolean inOpening,
        List<Part> parts,
        @Nullable Wording clause) {
    public PaymentLine {
        parts = List.copyOf(parts);
    }

    /** By how much the debt falls; negative if it rises. */
    Money reduction() {
        return switch (kind) {
            case PAYMENT, ADJUSTMENT -> amount;
            case REVERSAL, CHARGEBACK -> amount.negated();
        };
    }

    /** A part of a payment that was set against a component of the debt. */
    public record Part(Component component, Money amount) {}
}
