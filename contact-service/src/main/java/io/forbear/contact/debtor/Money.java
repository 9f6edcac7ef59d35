package io.forbear.contact.debtor;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency, four decimal places.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    private static final int SCALE = 4;

    /**
     * Brings the amount to four decimal places.
     *
     * @throws ArithmeticException if the amount has more than four decimal places
     * @throws IllegalArgumentException if there is no such currency
     */
    public Money {
        amount = amount.setScale(SCALE);
        Currency.getInstance(currency);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
