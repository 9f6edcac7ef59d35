package io.forbear.service.csv;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Rows as comma-separated values (RFC 4180): quoted where needed, lines end with CR LF. A text that
 * a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class CsvTable {
    private static final String LINE_END = "\r\n";
    // what makes a spreadsheet take a cell for a formula, full-width forms included
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final CsvMapper MAPPER =
            CsvMapper.builder()
                    .addModule(new SimpleModule().addSerializer(String.class, new PlainText()))
                    .build();

    private final CsvSchema schema;
    private final ObjectWriter writer;

    private CsvTable(CsvSchema schema) {
        this.schema = schema;
        this.writer = MAPPER.writer(schema);
    }

    /** A table of rows of this type, whose properties are its columns. */
    public static CsvTable of(Class<?> row) {
        return new CsvTable(MAPPER.schemaFor(row).withLineSeparator(LINE_END));
    }

    /** The names of the columns. */
    public String header() {
        return String.join(",", schema.getColumnNames()) + LINE_END;
    }

    /** Some rows. */
    public String rows(List<?> rows) {
        return writer.writeValueAsString(rows);
    }

    /** A text that no spreadsheet executes: an apostrophe makes it plain. */
    static String plain(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static final class PlainText extends StdScalarSerializer<String> {
        PlainText() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator out, SerializationContext context) {
            out.writeString(plain(text));
        }
    }
}
