package io.forbear.account.figure;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Accounts that are alike at the end of a day: one, or many at once.
 *
 * @param owed nothing for a credit balance
 */
record Stock(
        LocalDate date, Traits traits, long accounts, BigDecimal amountOverdue, BigDecimal owed) {}
