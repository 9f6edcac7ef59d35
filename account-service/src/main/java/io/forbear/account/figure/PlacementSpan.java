package io.forbear.account.figure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account is with an agency.
 *
 * @param recalledAt null: it still is
 */
record PlacementSpan(String agencyId, Instant placedAt, @Nullable Instant recalledAt) {

    boolean isInForceJustBefore(Instant instant) {
        return placedAt.isBefore(instant) && (recalledAt == null || !recalledAt.isBefore(instant));
    }
}
