package io.forbear.rules;

/** What is complained about. */
public enum ComplaintKind {
    CONDUCT,
    AMOUNT,
    PRIVACY,
    OTHER
}
