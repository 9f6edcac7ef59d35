package io.forbear.rules;

/** Judges a fact that is not a contact, for example the terms of a plan. */
public non-sealed interface FactCheck extends Check {

    /** Reports what it finds on the fact by itself. */
    void judge(Fact fact, Breaches out);
}
