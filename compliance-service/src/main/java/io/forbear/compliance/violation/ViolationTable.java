package io.forbear.compliance.violation;

import io.forbear.service.csv.CsvTable;
import java.util.List;

/** Violations as comma-separated values. */
final class ViolationTable {
    private static final CsvTable TABLE = CsvTable.of(ViolationRow.class);

    private ViolationTable() {}

    /** The names of the columns. */
    static String header() {
        return TABLE.header();
    }

    /** Some rows. */
    static String rows(List<Violation> violations) {
        return TABLE.rows(violations.stream().map(ViolationRow::of).toList());
    }
}
