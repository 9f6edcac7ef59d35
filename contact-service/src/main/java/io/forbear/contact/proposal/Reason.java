package io.forbear.contact.proposal;

/**
 * One link in the chain that leads to the next step.
 *
 * @param says in words and ids
 */
public record Reason(Aspect aspect, String says) {

    /** What it is about, in the order in which it is looked at. */
    public enum Aspect {
        STAGE,
        STRATEGY,
        HISTORY,
        PLAN,
        PROMISE,
        HOLD,
        PREFERENCE,
        PACING,
        NEXT
    }
}
