package io.forbear.account.stage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stage and what must hold for an account to be in it.
 *
 * @param stage its name
 * @param when what must hold
 */
record StageRule(String stage, Condition when) {
    StageRule {
        if (stage.isBlank()) {
            throw new IllegalArgumentException("a stage has a name");
        }
    }

    /**
     * What must hold; every part that is given, none of those that are null.
     *
     * @param overdue something is overdue now
     * @param everOverdue something was overdue according to at least one statement
     * @param planInForce a repayment plan is agreed, and neither broken nor completed
     * @param chargedOff written off by the creditor
     * @param daysPastDue days since the oldest unpaid due date
     */
    record Condition(
            @Nullable Boolean overdue,
            @Nullable Boolean everOverdue,
            @Nullable Boolean planInForce,
            @Nullable Boolean chargedOff,
            @Nullable DayRange daysPastDue) {

        boolean holds(Standing standing, LocalDate date) {
            return agrees(overdue, standing.isOverdue())
                    && agrees(everOverdue, standing.everOverdue())
                    && agrees(planInForce, standing.isPlanInForceOn(date))
                    && agrees(chargedOff, standing.statement().terms().chargedOff())
                    && (daysPastDue == null || daysPastDue.contains(standing.daysPastDueOn(date)));
        }

        boolean alwaysHolds() {
            return equals(new Condition(null, null, null, null, null));
        }

        private static boolean agrees(@Nullable Boolean wanted, boolean found) {
            return wanted == null || wanted == found;
        }
    }
}
