package io.forbear.contact.silence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Commands to one gateway for one collector that were given up.
 *
 * @param gateway voice, sms, email, letter or visit
 * @param givenUp all that were given up
 * @param reportedLate those of which something was heard later
 * @param notMade those of these that the gateway says it never began
 * @param unreported those of which nothing has been heard to this day
 * @param silentSince when the oldest of these was commanded; null: there is none
 */
record SilenceFigure(
        String gateway,
        String legalEntityId,
        long givenUp,
        long reportedLate,
        long notMade,
        long unreported,
        @Nullable Instant silentSince) {}
