package io.forbear.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

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

    /** As often as the count says. */
    public Money times(long count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** Whether it is less than another amount of the same currency. */
    public boolean isLessThan(Money other) {
        return amount.compareTo(other.requireCurrency(currency).amount) < 0;
    }

    /** The lesser of both. */
    public Money min(Money other) {
        return isLessThan(other) ? this : other;
    }

    /** This, unless it is below zero. */
    public Money atLeastZero() {
        return amount.signum() < 0 ? zero(currency) : this;
    }

    /** Less than zero: -1; zero: 0; more than zero: 1. */
    public int sign() {
        return amount.signum();
    }

    /** Whether it can be paid: it has no more decimal places than its currency has. */
    public boolean canBePaid() {
        return amount.stripTrailingZeros().scale() <= minorDigits(currency);
    }

    /**
     * Splits the amount into equal parts, rounded down to the currency's smallest unit; the last
     * takes what remains, so that the parts sum to the whole.
     *
     * @throws IllegalArgumentException if there is not one part at least
     */
    public List<Money> split(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("at least one part, found " + parts);
        }
        var digits = minorDigits(currency);
        var part =
                new Money(
                        amount.divide(BigDecimal.valueOf(parts), digits, RoundingMode.DOWN),
                        currency);
        var split = new ArrayList<>(Collections.nCopies(parts - 1, part));
        split.add(minus(part.times(parts - 1L)));
        return List.copyOf(split);
    }

    /**
     * A part of the amount, in proportion, rounded to the currency's smallest unit.
     *
     * @param part how much of the whole; both of one unit, whatever it is
     */
    public Money portion(BigDecimal part, BigDecimal whole, RoundingMode rounding) {
        return new Money(
                amount.multiply(part).divide(whole, minorDigits(currency), rounding), currency);
    }

    private static int minorDigits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
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
