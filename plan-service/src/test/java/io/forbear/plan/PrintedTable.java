package io.forbear.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A decision table in {@code docs/promises.md}, printed from the rows that decide. {@code
 * -Dforbear.write=true} writes it anew.
 */
public final class PrintedTable {
    private static final Path FILE =
            Path.of(System.getProperty("forbear.root", "..")).resolve("docs/promises.md");
    private static final String END = "<!-- end of table -->";

    private PrintedTable() {}

    /**
     * Fails unless the documentation has the table as it is.
     *
     * @param name of the table, in its mark
     * @param answer what the table decides
     * @param rows condition and answer of each
     */
    public static void assertPrinted(String name, String answer, List<List<String>> rows) {
        var mark = "<!-- table " + name + " -->\n";
        try {
            var text = Files.readString(FILE);
            assertThat(text).contains(mark);
            var from = text.indexOf(mark) + mark.length();
            var to = text.indexOf(END, from);
            var printed = printed(answer, rows);
            if (Boolean.getBoolean("forbear.write")) {
                Files.writeString(FILE, text.substring(0, from) + printed + text.substring(to));
            }
            assertThat(Files.readString(FILE))
                    .as("%s is printed from code: run this test with -Dforbear.write=true", FILE)
                    .contains(mark + printed + END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printed(String answer, List<List<String>> rows) {
        var table = new StringBuilder("| | if | " + answer + " |\n|---|---|---|\n");
        for (int i = 0; i < rows.size(); i++) {
            table.append(
                    "| %d | %s | `%s` |%n"
                            .formatted(i + 1, rows.get(i).get(0), rows.get(i).get(1)));
        }
        return table.toString();
    }
}
