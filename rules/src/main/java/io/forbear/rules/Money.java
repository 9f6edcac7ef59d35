package io.forbear.rules;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param amount in units of the currency
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

    /** Whether both are the same sum; 10.0 and 10.00 are. */
    public boolean sameAs(Money other) {
        return currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "expected an amount in " + currency + ", found " + other.currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
