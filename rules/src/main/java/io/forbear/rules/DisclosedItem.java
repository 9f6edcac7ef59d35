package io.forbear.rules;

/** What a message or conversation discloses. */
public enum DisclosedItem {
    CREDITOR_NAME,
    COLLECTOR_NAME,
    DEBT_AMOUNT,
    DEBT_EXISTENCE,
    MINI_MIRANDA,
    OPT_OUT_NOTICE
}
