package io.forbear.account.stage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stage and what must hold for an account to be in it.
 *
 * @param stage its name
 * @param mustPass whether it is told and noted of every account that its days past due lead through
 *     it, even if they do so within one look
 * @param when what must hold
 */
record StageRule(String stage, boolean mustPass, Condition when) {
    StageRule {
        if (stage.isBlank()) {
            throw new IllegalArgumentException("a stage has a name");
        }
        if (mustPass && when.daysPastDue() == null) {
            throw new IllegalArgumentException(
                    "a stage that must be passed is one by days past due, found " + stage);
        }
    }

    /**
     * What must hold; every part that is given, none of those that are null.
     *
     * @param overdue something is overdue now
     * @param everOverdue something was overdue according to at least one statement
     * @param planInForce a repayment plan is agreed, and neither broken nor completed
     * @param chargedOff written off by the creditor, as core banking states or as was approved here
     * @param hardship hardship is declared, or a moratorium is in force
     * @param legalReferral the account is referred to court
     * @param daysPastDue days since the oldest unpaid due date, without pauses
     * @param daysUntilDue days until the next due date, if that is known and has not passed
     * @param daysSinceCure days since nothing is overdue any more, after something was
     */
    record Condition(
            @Nullable Boolean overdue,
            @Nullable Boolean everOverdue,
            @Nullable Boolean planInForce,
            @Nullable Boolean chargedOff,
            @Nullable Boolean hardship,
            @Nullable Boolean legalReferral,
            @Nullable DayRange daysPastDue,
            @Nullable DayRange daysUntilDue,
            @Nullable DayRange daysSinceCure) {

        static final Condition ALWAYS =
                new Condition(null, null, null, null, null, null, null, null, null);

        boolean holds(Standing standing, LocalDate date) {
            return agrees(overdue, standing.isOverdue())
                    && agrees(everOverdue, standing.everOverdue())
                    && (chargedOff == null || chargedOff == standing.isWrittenOffOn(date))
                    && (planInForce == null || planInForce == standing.isPlanInForceOn(date))
                    && (hardship == null || hardship == standing.isHardshipOn(date))
                    && (legalReferral == null || legalReferral == standing.isReferredOn(date))
                    && isWithin(daysPastDue, standing.daysPastDueOn(date))
                    && isWithin(daysUntilDue, standing.daysUntilDueOn(date))
                    && isWithin(daysSinceCure, standing.daysSinceCureOn(date));
        }

        boolean alwaysHolds() {
            return equals(ALWAYS);
        }

        private static boolean agrees(@Nullable Boolean wanted, boolean found) {
            return wanted == null || wanted == found;
        }

        private static boolean isWithin(@Nullable DayRange wanted, @Nullable Integer found) {
            return wanted == null || (found != null && wanted.contains(found));
        }
    }
}
