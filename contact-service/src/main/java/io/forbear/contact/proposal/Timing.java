package io.forbear.contact.proposal;

import java.time.Duration;
import java.time.Instant;

/**
 * Spans of simulated time.
 *
 * @param lead how long before its planned instant a contact is proposed
 * @param settling how long news may take until the gate knows it too
 * @param unreportedAfter how long a report of a command is awaited
 * @param backOff before a lapsed permit is asked for again, times the askings so far
 * @param chaseAfter how long after a command its gateway is reminded of the report
 * @param chaseEvery between two such reminders
 */
public record Timing(
        Duration lead,
        Duration settling,
        Duration unreportedAfter,
        Duration backOff,
        Duration chaseAfter,
        Duration chaseEvery) {

    public Timing {
        if (!chaseEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "a report is asked for again after some time, found " + chaseEvery);
        }
    }

    /** When a command without a report is given up. */
    Instant givenUpAt(ProposalState.Commanded commanded) {
        return commanded.at().plus(unreportedAfter);
    }

    /** When the gateway is next reminded of a report, or it is given up. */
    Instant nextWordAt(ProposalState.Commanded commanded) {
        var givenUp = givenUpAt(commanded);
        var next = commanded.at().plus(chaseAfter).plus(chaseEvery.multipliedBy(times(commanded)));
        return commanded.ordered() == null || next.isAfter(givenUp) ? givenUp : next;
    }

    /** How often it has been reminded. */
    static int times(ProposalState.Commanded commanded) {
        var chased = commanded.chased();
        return chased == null ? 0 : chased;
    }
}
