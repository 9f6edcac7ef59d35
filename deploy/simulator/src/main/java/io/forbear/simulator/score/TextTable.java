package io.forbear.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column titles. */
    public TextTable(String... titles) {
        rows.add(List.of(titles));
    }

    /** Adds a row. */
    public TextTable row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "a row of " + rows.getFirst().size() + " cells, found " + cells.length);
        }
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The table, a line feed after each row. */
    public String render() {
        var widths = IntStream.range(0, rows.getFirst().size()).mapToObj(this::width).toList();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                        .mapToObj(column -> cell(row.get(column), widths.get(column)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }

    private static String cell(String text, int width) {
        var padding = " ".repeat(width - text.length());
        return isNumber(text) ? padding + text : text + padding;
    }

    private static boolean isNumber(String text) {
        return text.matches("[-0-9][0-9.,]*%?");
    }
}
