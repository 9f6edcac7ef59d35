package io.forbear.rules;

/** Who started a contact: the collector (OUTBOUND), or the debtor or another person. */
public enum Direction {
    OUTBOUND,
    INBOUND
}
