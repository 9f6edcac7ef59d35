package io.forbear.account.figure;

import java.util.Locale;

/** By what a figure is told apart. */
enum Dimension {
    /** Month of the earliest due date ever stated as unpaid. */
    COHORT,
    /** The stage in which the account began. */
    STAGE,
    PRODUCT,
    /** The agency the account is placed with. */
    AGENCY;

    /** How callers write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
