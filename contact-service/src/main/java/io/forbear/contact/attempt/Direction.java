package io.forbear.contact.attempt;

/** Who started a contact: OUTBOUND is the collector. */
public enum Direction {
    OUTBOUND,
    INBOUND
}
