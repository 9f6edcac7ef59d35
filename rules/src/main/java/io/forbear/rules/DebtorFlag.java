package io.forbear.rules;

/** A circumstance of the debtor that rules look at. */
public enum DebtorFlag {
    VULNERABLE,
    DECEASED,
    BANKRUPT,
    LIMITED_CAPACITY
}
