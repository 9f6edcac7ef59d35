package io.forbear.rules;

/** What the contacting legal entity is. */
public enum ActorKind {
    ISSUER,
    AGENCY,
    DEBT_BUYER,
    LAW_FIRM
}
