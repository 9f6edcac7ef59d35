package io.forbear.compliance.violation;

import java.util.List;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Violations as comma-separated values (RFC 4180): quoted where needed, lines end with CR LF. */
final class ViolationTable {
    private static final String LINE_END = "\r\n";
    private static final CsvMapper MAPPER = new CsvMapper();
    private static final CsvSchema SCHEMA =
            MAPPER.schemaFor(ViolationRow.class).withLineSeparator(LINE_END);
    private static final ObjectWriter WRITER = MAPPER.writer(SCHEMA);

    private ViolationTable() {}

    /** The names of the columns. */
    static String header() {
        return String.join(",", SCHEMA.getColumnNames()) + LINE_END;
    }

    /** Some rows. */
    static String rows(List<Violation> violations) {
        return WRITER.writeValueAsString(violations.stream().map(ViolationRow::of).toList());
    }
}
