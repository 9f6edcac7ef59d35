package io.forbear.rules;

/** Whether the creditor collects its own debt or somebody collects for it (15 USC 1692a(6)). */
public enum Coverage {
    FIRST_PARTY,
    THIRD_PARTY
}
