package io.forbear.contact.strategy;

/** When within its window a step is taken. */
public enum StepTime {
    /** As soon as its wait is over. */
    EARLIEST,
    /** At the time of the next 24 hours at which the person is most likely spoken to. */
    BEST
}
