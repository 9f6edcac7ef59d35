package io.forbear.rules;

/** What a dispute is about. */
public enum DisputeKind {
    DEBT,
    AMOUNT,
    CREDIT_DATA,
    CONDUCT
}
