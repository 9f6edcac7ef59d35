package io.forbear.rules;

/** Which moratorium holds. */
public enum MoratoriumKind {
    BREATHING_SPACE,
    MENTAL_HEALTH_CRISIS,
    BANKRUPTCY
}
