package io.forbear.account.stage;

/** Why an account is looked at anew. */
public enum Cause {
    OVERDUE_REPORTED,
    PAYMENT_POSTED,
    PAYMENT_REVERSED,
    DAY_PASSED,
    PLAN_AGREED,
    PLAN_BROKEN,
    PLAN_COMPLETED,
    CORRECTION,
    NOTICE_RECEIVED,
    REFERRAL_RECORDED,
    WRITE_OFF_RECORDED,
    PAUSE_RECORDED,
    PLACEMENT_CHANGED,
    SEGMENT_CHANGED;

    /** Whether something has changed that is told with the stage but does not follow from facts. */
    boolean isToldInAnyCase() {
        return this == PLACEMENT_CHANGED || this == SEGMENT_CHANGED;
    }
}
