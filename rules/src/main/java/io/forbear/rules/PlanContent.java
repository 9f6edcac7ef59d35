package io.forbear.rules;

/** What an instalment agreement must say (card measures 2011 art. 70 (1)-(6)). */
public enum PlanContent {
    BALANCE_STRUCTURE_CURRENCY,
    PERIOD_METHOD_DATES_AMOUNTS,
    FEES_DURING_PLAN,
    NO_NEW_CARD_PLEDGE,
    RIGHTS_DUTIES_BREACH,
    OTHER
}
