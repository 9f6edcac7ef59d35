package io.forbear.rules;

/** When a rule is asked: before the contact, or on the recorded fact. */
public enum Mode {
    GATE,
    DETECT
}
