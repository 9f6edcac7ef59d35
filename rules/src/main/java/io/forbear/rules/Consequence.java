package io.forbear.rules;

/** What a finding means. */
public enum Consequence {
    /** The law is broken as written. */
    VIOLATION,
    /** The law presumes a violation, rebuttably; never to be reported as a proven one. */
    PRESUMED_VIOLATION,
    /** A soft norm ("should not") is not kept. */
    SHOULD_NOT,
    /** A term set by law was missed. */
    DEADLINE,
    /** Evidence for review. Never blocks a contact. */
    OBSERVATION;

    /** Whether the gate stops a contact that would lead to it. */
    public boolean blocks() {
        return this != OBSERVATION;
    }
}
