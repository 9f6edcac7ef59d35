package io.forbear.contact.debtor;

/** A circumstance of the debtor that stops or changes treatment. */
public enum DebtorFlag {
    VULNERABLE,
    DECEASED,
    BANKRUPT,
    LIMITED_CAPACITY
}
