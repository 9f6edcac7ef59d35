package io.forbear.plan.schedule;

import io.forbear.money.Money;
import java.time.LocalDate;

/**
 * One payment of a plan.
 *
 * @param number 1 for the first
 */
public record Instalment(int number, LocalDate dueOn, Money amount) {
    public Instalment {
        if (amount.sign() <= 0) {
            throw new IllegalArgumentException(
                    "an instalment is more than nothing, found " + amount);
        }
    }
}
