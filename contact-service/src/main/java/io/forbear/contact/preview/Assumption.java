package io.forbear.contact.preview;

/** What is supposed to come of every contact. */
public enum Assumption {
    /** What came of contacts like it: by stage, means and hour, as counted in the database. */
    OBSERVED,
    /** Nobody answers a call or opens a door; what is sent arrives. */
    NO_ANSWER,
    /** Everybody is reached at once. */
    REACHED
}
