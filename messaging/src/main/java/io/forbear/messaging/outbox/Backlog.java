package io.forbear.messaging.outbox;

/**
 * What waits in the outbox.
 *
 * @param rows how many; counted up to a million
 * @param ageSeconds since when the oldest waits, in real time
 */
record Backlog(long rows, double ageSeconds) {
    static final Backlog EMPTY = new Backlog(0, 0);
}
