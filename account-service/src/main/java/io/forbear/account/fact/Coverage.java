package io.forbear.account.fact;

/** Whether the creditor collects its own debt or somebody collects for it. */
public enum Coverage {
    FIRST_PARTY,
    THIRD_PARTY
}
