package io.forbear.plan.promise;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * By what a promise is judged; fixed in it when it is made.
 *
 * @param graceDays how many days after its date an amount may still be paid
 * @param toleranceAmount what may be missing; or
 * @param tolerancePercent what share of what was promised so far, whichever is more
 * @param partlyFromPercent from what share on a promise that was not kept is partly kept
 */
public record Judging(
        int graceDays, Money toleranceAmount, BigDecimal tolerancePercent, int partlyFromPercent) {
    private static final int SCALE = 4;
    private static final int PERCENT = 100;

    public Judging {
        if (graceDays < 0) {
            throw new IllegalArgumentException("grace days are not negative: " + graceDays);
        }
        if (toleranceAmount.sign() < 0 || tolerancePercent.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
        if (partlyFromPercent < 1 || partlyFromPercent > PERCENT) {
            throw new IllegalArgumentException(
                    "a promise is partly kept from 1 to 100 percent, found " + partlyFromPercent);
        }
    }

    /** How much of what was promised so far may be missing. */
    Money tolerance(Money promised) {
        var share =
                promised.amount()
                        .multiply(tolerancePercent)
                        .divide(BigDecimal.valueOf(PERCENT), SCALE, RoundingMode.DOWN);
        var byShare = new Money(share, promised.currency());
        return byShare.isLessThan(toleranceAmount) ? toleranceAmount : byShare;
    }

    /** Whether so much of what was promised so far is enough for partly keeping it. */
    boolean isPartly(Money paid, Money promised) {
        return paid.amount()
                        .multiply(BigDecimal.valueOf(PERCENT))
                        .compareTo(
                                promised.amount().multiply(BigDecimal.valueOf(partlyFromPercent)))
                >= 0;
    }
}
