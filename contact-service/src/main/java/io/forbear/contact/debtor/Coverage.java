package io.forbear.contact.debtor;

/** Whether the creditor collects its own debt (the coverage switch of Regulation F). */
public enum Coverage {
    UNKNOWN,
    FIRST_PARTY,
    THIRD_PARTY
}
