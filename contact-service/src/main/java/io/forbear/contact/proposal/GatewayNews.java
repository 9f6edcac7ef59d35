package io.forbear.contact.proposal;

import java.time.Instant;

/** What gateways, or those who count contacts, are to be told of a command. */
public sealed interface GatewayNews {
    String proposalId();

    String commandId();

    String permitId();

    /** The command is taken back at an instant. */
    record Recall(
            String proposalId,
            String commandId,
            String permitId,
            Ordered ordered,
            String reason,
            Instant at)
            implements GatewayNews {}

    /**
     * Its report is overdue.
     *
     * @param time the how-manieth reminder, from 1
     * @param countsFrom when it is given up
     */
    record Chase(
            String proposalId,
            String commandId,
            String permitId,
            Ordered ordered,
            Instant commandedAt,
            int time,
            Instant at,
            Instant countsFrom)
            implements GatewayNews {}

    /** Its report is no longer awaited: what came of it is unknown, and it counts. */
    record GiveUp(
            String proposalId, String commandId, String permitId, Instant commandedAt, Instant at)
            implements GatewayNews {}
}
