package io.forbear.account.figure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account is with an agency.
 *
 * @param placedOn the first day
 * @param recalledOn the first day on which it no longer is; null: it still is
 */
record Placement(String agencyId, LocalDate placedOn, @Nullable LocalDate recalledOn) {

    boolean isInForceOn(LocalDate date) {
        return !placedOn.isAfter(date) && (recalledOn == null || recalledOn.isAfter(date));
    }
}
