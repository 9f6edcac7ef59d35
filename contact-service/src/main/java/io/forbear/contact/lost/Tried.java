package io.forbear.contact.lost;

import io.forbear.contact.channel.Means;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt, as far as it tells whether the debtor can be reached.
 *
 * @param reached whether he was spoken to, whoever began
 * @param outbound whether we tried to reach him
 */
record Tried(
        UUID attemptId,
        Instant at,
        String endpoint,
        Means means,
        boolean outbound,
        boolean reached,
        String outcome) {}
