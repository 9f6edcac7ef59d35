package io.forbear.simulator.provider;

/** How a provider treats a message that it is asked to send. */
public enum Mood {
    WORKS,
    /** Sends the message and breaks off before it answers. */
    SENDS_AND_BREAKS,
    /** Breaks off and has not sent the message. */
    BREAKS,
    /** Sends the message and answers when nobody listens any more. */
    SENDS_AND_HANGS,
    /** Does not answer in time, and sends the message a second later. */
    HANGS_THEN_SENDS,
    /** Never answers, and has not sent the message. */
    HANGS,
    /** Answers 500 and has not sent the message. */
    FAILS,
    /** Says that too much is asked of it. */
    REFUSES_FOR_NOW,
    /** Says that it is busy. */
    BUSY,
    /** Refuses the message for good. */
    REFUSES,
    /** Knows no such number. */
    KNOWS_NO_SUCH_NUMBER
}
