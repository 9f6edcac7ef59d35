package io.forbear.account.terms;

/** What a debt consists of. */
public enum Component {
    PRINCIPAL,
    INTEREST,
    /** Late fees among them. */
    FEES,
    /** Penalty and compound interest. */
    PENALTY,
    /** Part of the balance of which the core banking system does not say what it is. */
    OTHER,
    /** Paid beyond what is owed; below zero. */
    CREDIT
}
