package io.forbear.contact.attempt;

/** Who started a contact: OUTBOUND is the collector. */
enum Direction {
    OUTBOUND,
    INBOUND
}
