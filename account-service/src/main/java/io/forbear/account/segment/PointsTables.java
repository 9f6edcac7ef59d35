package io.forbear.account.segment;

import io.forbear.account.fact.Terms;
import java.util.List;

/**
 * The points tables of a bank, the most particular first; the last is for every account.
 *
 * <p>None can be made if the last is not for every account, or an earlier one is.
 *
 * @param version told with every score
 */
record PointsTables(String version, List<PointsTable> tables) {
    PointsTables {
        tables = List.copyOf(tables);
        if (version.isBlank()) {
            throw new IllegalArgumentException("version is blank");
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
