package io.forbear.messaging.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that waits for operations.
 *
 * @param position order of arrival
 * @param parkedAt when it failed first, in real time
 * @param ageSeconds how long ago that was
 * @param replays how often a replay of it failed
 */
record ParkedRecord(
        long position,
        UUID id,
        Received received,
        Failure failure,
        Instant parkedAt,
        double ageSeconds,
        int replays) {}
