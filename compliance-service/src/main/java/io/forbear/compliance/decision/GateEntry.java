package io.forbear.compliance.decision;

/** What is kept of the traffic with the gate. */
sealed interface GateEntry permits ProposedContact, ContactDecision, GateEntry.Unreadable {

    /** A question that the gate refuses to read: the stream has parked it, and nothing is kept. */
    record Unreadable() implements GateEntry {}
}
