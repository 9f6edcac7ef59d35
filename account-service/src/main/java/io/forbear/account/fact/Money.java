package io.forbear.account.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of one currency, to four decimal places.
 *
 * <p>None can be made if the currency does not exist, or the amount has more than four decimal
 * places or fifteen digits before the point.
 *
 * @param amount may be negative
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    private static final int SCALE = 4;
    private static final int INTEGER_DIGITS = 15;

    public Money {
        amount = exactly(amount);
        requireExisting(currency);
    }

    /** Nothing, in a currency. */
    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum; both must be of one currency. */
    public Money plus(Money other) {
        return new Money(amount.add(other.requireCurrency(currency).amount), currency);
    }

    /** The difference; both must be of one currency. */
    public Money minus(Money other) {
        return plus(other.negated());
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Less than zero: -1; zero: 0; more than zero: 1. */
    public int sign() {
        return amount.signum();
    }

    /** This, unless it is below zero. */
    public Money atLeastZero() {
        return sign() < 0 ? zero(currency) : this;
    }

    private Money requireCurrency(String expected) {
        if (!currency.equals(expected)) {
            throw new IllegalArgumentException(
                    "currencies differ: expected " + expected + ", found " + currency);
        }
        return this;
    }

    private static void requireExisting(String currency) {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no currency '" + currency + "'", e);
        }
    }

    private static BigDecimal exactly(BigDecimal amount) {
        if (amount.precision() - amount.scale() > INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "an amount has at most " + INTEGER_DIGITS + " digits before the point");
        }
        try {
            return amount.setScale(SCALE, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "an amount has at most " + SCALE + " decimal places, found " + amount, e);
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
