package io.forbear.plan.limits;

/**
 * A content of a personalised instalment agreement (card measures 2011 art. 70 (1) to (6), in this
 * order).
 */
public enum PlanContent {
    BALANCE_STRUCTURE_CURRENCY,
    PERIOD_METHOD_DATES_AMOUNTS,
    FEES_DURING_PLAN,
    NO_NEW_CARD_PLEDGE,
    RIGHTS_DUTIES_BREACH,
    OTHER
}
