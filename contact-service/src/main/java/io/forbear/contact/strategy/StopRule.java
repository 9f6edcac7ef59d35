package io.forbear.contact.strategy;

/** When steps end, and what then. */
public record StopRule(StopCondition when, Then then) {

    /** What follows. */
    public enum Then {
        /** Nothing more until the stage changes. */
        STOP,
        /** As if the steps were used up. */
        ESCALATE
    }
}
