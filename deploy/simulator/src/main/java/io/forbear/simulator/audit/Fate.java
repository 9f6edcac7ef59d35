package io.forbear.simulator.audit;

/** What became of a command. */
public enum Fate {
    /** The contact was made, as a gateway reports. */
    MADE,
    /** It was not made, as a gateway reports. */
    NOT_MADE,
    /** It was taken back, and a gateway reports that it obeyed. */
    CANCELLED,
    /** Nobody reported anything, and that was said. */
    UNREPORTED,
    /** The time to report it is not over. */
    OPEN,
    /** The time is over, and nothing was said: lost. */
    LOST,
    /** Two gateways' reports, or two of one gateway, say that different things happened. */
    SEVERAL
}
