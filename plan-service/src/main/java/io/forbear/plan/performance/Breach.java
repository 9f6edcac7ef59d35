package io.forbear.plan.performance;

import io.forbear.money.Money;
import java.time.LocalDate;

/**
 * An instalment was not paid in time, or is not paid any more.
 *
 * @param instalmentNumber the first instalment concerned
 * @param shortfall what was missing, up to and with that instalment
 * @param on the first day on which it was so
 */
public record Breach(Reason reason, int instalmentNumber, Money shortfall, LocalDate on) {

    /** Why a plan counts as broken. */
    public enum Reason {
        /** Nothing was paid towards the instalment. */
        INSTALMENT_MISSED,
        /** Something was paid towards the instalment, but too little. */
        INSTALMENT_SHORT,
        /** Enough was paid, and then taken back. */
        PAYMENT_REVERSED
    }
}
