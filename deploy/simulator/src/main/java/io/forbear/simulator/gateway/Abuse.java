package io.forbear.simulator.gateway;

/** A way to use a permit that is not what it permits. */
public enum Abuse {
    /** The permit is used as it should be. */
    NONE,
    /** The contact is made before the permit begins. */
    EARLY,
    /** The contact is made after the permit ran out. */
    OVERRUN,
    /** A second contact is made on the permit. */
    REUSED,
    /** Another number or address is used. */
    ELSEWHERE
}
