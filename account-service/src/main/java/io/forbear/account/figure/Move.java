package io.forbear.account.figure;

import java.math.BigDecimal;

/**
 * Accounts that are alike at the end of one day, and at the end of a later one: one, or many at
 * once.
 *
 * @param isNew nothing was stated of them by the first day
 * @param traits at the end of the first day; at the end of the second, if they are new
 * @param amountBefore overdue at the end of the first day
 * @param amountAfter overdue at the end of the second
 * @param received what came in between, less what was taken back
 * @param paying those on which more came in than was taken back
 * @param recovered of what came in on those, per account no more than was overdue
 */
record Move(
        Period period,
        boolean isNew,
        Traits traits,
        String stageAfter,
        boolean overdueAfter,
        long accounts,
        BigDecimal amountBefore,
        BigDecimal amountAfter,
        BigDecimal received,
        long paying,
        BigDecimal recovered) {
    boolean wasOverdue() {
        return !isNew && traits.overdue();
    }
}
