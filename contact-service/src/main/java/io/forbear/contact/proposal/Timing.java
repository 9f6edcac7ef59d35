package io.forbear.contact.proposal;

import java.time.Duration;

/**
 * Spans of simulated time.
 *
 * @param lead how long before its planned instant a contact is proposed
 * @param settling how long news may take until the gate knows it too
 * @param unreportedAfter how long a report of a command is awaited
 * @param backOff before a lapsed permit is asked for again, times the askings so far
 */
public record Timing(
        Duration lead, Duration settling, Duration unreportedAfter, Duration backOff) {}
