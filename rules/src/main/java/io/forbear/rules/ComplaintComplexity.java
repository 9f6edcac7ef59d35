package io.forbear.rules;

/** How difficult a complaint is; in China it decides the term (CBIRC Order 2020 No. 3). */
public enum ComplaintComplexity {
    SIMPLE,
    COMPLEX,
    SPECIAL
}
