package io.forbear.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of text in columns.
 *
 * @param head names of the columns; one that begins with {@code >} is of numbers
 */
record Table(List<String> head, List<List<String>> rows) {
    private static final String NUMBERS = ">";
    private static final String GAP = "  ";

    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** The table; only its head if it has no rows. */
    String text() {
        var lines = new ArrayList<List<String>>();
        lines.add(head.stream().map(name -> name.replace(NUMBERS, "")).toList());
        lines.addAll(rows);
        var widths = IntStream.range(0, head.size()).map(column -> width(lines, column)).toArray();
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line(line, widths)).append('\n'));
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            var space = " ".repeat(widths[column] - cells.get(column).length());
            var cell = cells.get(column);
            line.append(column == 0 ? "" : GAP);
            line.append(head.get(column).startsWith(NUMBERS) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
