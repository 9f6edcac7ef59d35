package io.forbear.contact.debtor;

/** What a collecting legal entity is. */
public enum ActorKind {
    ISSUER,
    AGENCY,
    DEBT_BUYER,
    LAW_FIRM
}
