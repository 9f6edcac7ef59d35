package io.forbear.contact.proposal;

import java.time.Instant;

/**
 * That a debtor waits for a free slot.
 *
 * @param paceId the pace in whose line he waits
 * @param rank his place in it, lowest first
 */
public record Queued(String paceId, Instant rank) {}
