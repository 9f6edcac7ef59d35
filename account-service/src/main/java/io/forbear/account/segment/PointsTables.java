package io.forbear.account.segment;

import io.forbear.account.fact.Terms;
import java.util.List;

/**
 * The points tables of a bank, the most particular first; the last is for every account.
 *
 * <p>None can be made if the last is not for every account, or an earlier one is.
 *
 * @param version told with every score
 * @param holdDays days in a row on which another segment must follow before others are told
 */
record PointsTables(String version, int holdDays, List<PointsTable> tables) {
    /** So many days back it is looked, at most, for a segment that held. */
    static final int LOOK_BACK_DAYS = 30;

    PointsTables {
        tables = List.copyOf(tables);
        if (version.isBlank()) {
            throw new IllegalArgumentException("version is blank");
        }
        if (holdDays < 1 || holdDays > LOOK_BACK_DAYS) {
            throw new IllegalArgumentException(
                    "holdDays is from 1 to %d, found %d".formatted(LOOK_BACK_DAYS, holdDays));
        }
        if (tables.stream().takeWhile(table -> !table.isForAll()).count() != tables.size() - 1L) {
            throw new IllegalArgumentException(
                    "the last points table, and no other, is for every account");
        }
    }

    PointsTable tableFor(Terms terms) {
        return tables.stream().filter(table -> table.isFor(terms)).findFirst().orElseThrow();
    }
}
