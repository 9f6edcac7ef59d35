package io.forbear.account.figure;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of the table {@code kept_position}: a component for each of its columns. */
record KeptPosition(
        LocalDate onDate,
        String accountId,
        String cohort,
        String stage,
        String product,
        String agency,
        String currency,
        int daysPastDue,
        boolean overdue,
        BigDecimal amountOverdue,
        BigDecimal owed,
        BigDecimal received) {}
