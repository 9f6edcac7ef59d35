package io.forbear.account.debt;

import io.forbear.account.debt.DebtLine.Calculation;
import io.forbear.account.debt.DebtLine.RateUnit;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.Contract.Interest;
import io.forbear.account.terms.Contract.LateFee;
import io.forbear.account.terms.Contract.Rate;
import io.forbear.account.terms.Wording;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of interest and fees, as a contract says.
 *
 * @param openingPrincipal what the contract's cap is a share of
 */
record Charges(Contract contract, Money openingPrincipal) {

    /** An amount and how it was computed. */
    record Charge(Money amount, Calculation calculation) {}

    /**
     * Interest on an amount.
     *
     * @param from the first day it is for
     * @param to the day after the last
     * @param room what the cap leaves
     */
    Charge interest(
            Money base,
            Rate rate,
            LocalDate from,
            LocalDate to,
            Wording clause,
            @Nullable Money room) {
        Interest interest = contract.interest();
        var factor = interest.dayCount().factor(from, to);
        var full = rounded(base, rate.value().multiply(factor), contract.rounding());
        var unit = rate.perDay() != null ? RateUnit.DAY : RateUnit.YEAR;
        var days = interest.dayCount().days(from, to);
        return limited(full, room, base, rate.value(), unit, days, clause);
    }

    /** The fee for an unpaid minimum; it is zero if so little is forgiven. */
    Charge lateFee(LateFee fee, Money unpaid, @Nullable Money room) {
        var currency = unpaid.currency();
        var forgiven = unpaid.amount().compareTo(fee.forgiven()) <= 0;
        var least = new Money(fee.atLeast(), currency);
        var share = rounded(unpaid, fee.rate(), contract.rounding());
        var full = forgiven ? Money.zero(currency) : share.isLessThan(least) ? least : share;
        var most = fee.atMost() == null ? full : new Money(fee.atMost(), currency);
        var limit = room == null ? most : room.min(most);
        return limited(full, limit, unpaid, fee.rate(), RateUnit.ONCE, 0, fee.clause());
    }

    private static Charge limited(
            Money full,
            @Nullable Money limit,
            Money base,
            BigDecimal rate,
            RateUnit unit,
            long days,
            Wording clause) {
        return limit != null && limit.isLessThan(full)
                ? new Charge(limit, new Calculation(base, rate, unit, days, full, clause))
                : new Charge(full, new Calculation(base, rate, unit, days, null, clause));
    }

    /** By how much unpaid charges may still grow; null: without limit. */
    @Nullable Money room(Money unpaidCharges) {
        var cap = contract.cap();
        var share = cap == null ? null : cap.shareOfPrincipal();
        return share == null
                ? null
                : rounded(openingPrincipal, share, RoundingMode.DOWN)
                        .minus(unpaidCharges)
                        .atLeastZero();
    }

    private static Money rounded(Money base, BigDecimal factor, RoundingMode rounding) {
        var digits = Currency.getInstance(base.currency()).getDefaultFractionDigits();
        return new Money(
                base.amount().multiply(factor).setScale(Math.max(0, digits), rounding),
                base.currency());
    }
}
