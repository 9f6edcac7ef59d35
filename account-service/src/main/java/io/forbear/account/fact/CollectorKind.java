package io.forbear.account.fact;

/** What an outside entity that collects is. */
public enum CollectorKind {
    AGENCY,
    LAW_FIRM,
    DEBT_BUYER
}
