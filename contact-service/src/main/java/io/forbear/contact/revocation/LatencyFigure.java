package io.forbear.contact.revocation;

import org.jspecify.annotations.Nullable;

/**
 * How long after revocations of a kind the last contact by a channel was made.
 *
 * @param channel NONE: revocations after which there was no contact
 * @param revocations how many
 * @param contacts how many contacts were made after them
 * @param medianSeconds of the times from a revocation to the last contact after it; null: none
 * @param p95Seconds 95 of 100 are not longer
 * @param maxSeconds the longest
 */
record LatencyFigure(
        String kind,
        String channel,
        long revocations,
        long contacts,
        @Nullable Double medianSeconds,
        @Nullable Double p95Seconds,
        @Nullable Double maxSeconds) {}
