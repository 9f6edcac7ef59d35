package io.forbear.account.debt;

import io.forbear.account.terms.Component;
import io.forbear.account.terms.Wording;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One amount of a debt, before payments are taken off.
 *
 * @param from the first day it is for; the day of a stated amount
 * @param to the day it is charged on, which is the first that it is not for
 * @param calculation null: the bank stated it
 */
public record DebtLine(
        Component component,
        Kind kind,
        LocalDate from,
        LocalDate to,
        Money amount,
        @Nullable Calculation calculation) {

    /** What it is. */
    public enum Kind {
        /** As the bank stated it. */
        OPENING,
        INTEREST,
        /** Interest on unpaid interest. */
        COMPOUND_INTEREST,
        LATE_FEE,
        /** What the bank stated later, beyond what had been computed until then. */
        RESTATED
    }

    /**
     * How it was computed: base times rate, for interest times days.
     *
     * @param base what the rate is of
     * @param days how many count; 0 where time does not matter
     * @param before what it came to before a limit; null: no limit mattered
     */
    public record Calculation(
            Money base,
            BigDecimal rate,
            RateUnit unit,
            long days,
            @Nullable Money before,
            Wording clause) {}

    /** What a rate is per. */
    public enum RateUnit {
        DAY,
        YEAR,
        ONCE
    }
}
