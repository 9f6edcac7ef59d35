package io.forbear.plan.limits;

/** A fee that may accrue during a plan (card measures 2011 art. 70 (3)). */
public enum FeeKind {
    ANNUAL_FEE,
    INTEREST,
    OTHER
}
