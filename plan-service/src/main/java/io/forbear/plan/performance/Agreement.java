package io.forbear.plan.performance;

import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.Set;

/**
 * What was agreed, as far as keeping it goes.
 *
 * @param signedOn payments with a value date from this day on count
 * @param graceDays how many days after its due date an instalment may still be paid
 */
public record Agreement(
        String planId,
        Set<String> accountIds,
        Schedule schedule,
        LocalDate signedOn,
        int graceDays) {
    public Agreement {
        accountIds = Set.copyOf(accountIds);
        if (graceDays < 0) {
            throw new IllegalArgumentException("grace days are not negative: " + graceDays);
        }
    }

    /** The last day on which an instalment can be paid. */
    LocalDate deadline(int number) {
        return schedule.instalments().get(number - 1).dueOn().plusDays(graceDays);
    }
}
