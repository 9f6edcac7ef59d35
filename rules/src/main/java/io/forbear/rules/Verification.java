package io.forbear.rules;

/** How a rule's text was verified. Where two tags are joined, part of it has the weaker one. */
public enum Verification {
    /** The primary text was read. */
    P,
    /** A secondary source was read. */
    S,
    /** Not verified against a text. */
    M,
    /** Primary for one part, secondary for another. */
    P_S,
    /** Primary for one part, not verified for another. */
    P_M,
    /** Secondary for one part, not verified for another. */
    S_M,
    /** A requirement of this product, not of a law. */
    PRODUCT
}
