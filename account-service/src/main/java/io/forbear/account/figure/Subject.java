package io.forbear.account.figure;

import io.forbear.account.stage.AccountHistory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account that is counted: its history, and where it was placed when. */
record Subject(AccountHistory history, List<PlacementSpan> placements) {
    static final String NO_AGENCY = "NONE";

    Subject {
        placements = List.copyOf(placements);
    }

    /** How it stood at the end of a day; null before its first statement. */
    @Nullable Point at(LocalDate date) {
        var position = history.atEndOf(date);
        return position == null ? null : new Point(position, agencyOn(date));
    }

    /** The agency it was placed with last, of those it was with. */
    private String agencyOn(LocalDate date) {
        var end = history.endOf(date);
        return placements.stream()
                .filter(placement -> placement.isInForceJustBefore(end))
                .max(
                        Comparator.comparing(PlacementSpan::placedAt)
                                .thenComparing(PlacementSpan::agencyId))
                .map(PlacementSpan::agencyId)
                .orElse(NO_AGENCY);
    }
}
