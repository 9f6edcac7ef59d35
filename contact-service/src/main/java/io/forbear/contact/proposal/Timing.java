package io.forbear.contact.proposal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Spans of simulated time.
 *
 * @param lead how long before its planned instant a contact is proposed
 * @param settling how long news may take until the gate knows it too
 * @param unreportedAfter how long a report of a command is awaited
 * @param backOff before a lapsed permit is asked for again, times the askings so far
 * @param chaseAfter how long after a command its gateway is reminded of the report
 * @param chaseEvery between two such reminders
 * @param expiries after so many commands for one step that expired at a gateway, the step is not
 *     asked for again on the same day
 */
public record Timing(
        Duration lead,
        Duration settling,
        Duration unreportedAfter,
        Duration backOff,
        Duration chaseAfter,
        Duration chaseEvery,
        int expiries) {

    public Timing {
        if (!chaseEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "a report is asked for again after some time, found " + chaseEvery);
        }
        if (expiries < 1) {
            throw new IllegalArgumentException("expiries must be 1 or more, found " + expiries);
        }
    }

    /**
     * When a step is asked for again that lapsed: after the back-off, times the askings so far; but
     * not on the same day once its gateway has let too many commands expire, for a gateway that is
     * down is no better served by one command more.
     *
     * @param expired how many commands for it have expired in a row
     * @param zone where the debtor's day is counted
     */
    Instant againAt(Instant lapsed, int asked, int expired, ZoneId zone) {
        return expired > 0 && expired % expiries == 0
                ? lapsed.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
                : lapsed.plus(backOff.multipliedBy(asked));
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
