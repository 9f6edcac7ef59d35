package io.forbear.simulator.uci;

import java.math.BigDecimal;

/**
 * One month of a client.
 *
 * @param status -2 no use, -1 paid in full, 0 revolving, n a payment delay of n months
 * @param bill amount of the bill; negative for a credit balance
 * @param paid amount paid in the month
 */
record UciMonth(int status, BigDecimal bill, BigDecimal paid) {
    boolean isOverdue() {
        return status > 0;
    }

    /** What is overdue: the bill, or nothing where the bill is a credit balance. */
    BigDecimal overdue() {
        return isOverdue() ? bill.max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }
}
