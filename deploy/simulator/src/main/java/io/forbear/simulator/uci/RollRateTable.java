package io.forbear.simulator.uci;

import io.forbear.simulator.score.TextTable;
import io.forbear.simulator.trouble.Trouble;
import io.forbear.simulator.uci.UciRollRate.Move;
import io.forbear.simulator.uci.UciRollRate.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The roll-rate matrix as account-service tells it, beside that of the file. */
final class RollRateTable {
    private static final Set<String> NEEDED =
            Set.of(
                    "from",
                    "to",
                    "currency",
                    "fromStage",
                    "toStage",
                    "accounts",
                    "amountBefore",
                    "amountAfter");

    private RollRateTable() {}

    /**
     * The moves of one currency in a table of comma-separated values.
     *
     * @throws Trouble if it lacks a column
     */
    static Map<Move, Totals> read(String csv, String currency) {
        var lines = csv.replace("\"", "").lines().toList();
        var names = lines.isEmpty() ? List.<String>of() : cells(lines.getFirst());
        if (!names.containsAll(NEEDED)) {
            throw new Trouble("no roll-rate matrix, but a table of the columns " + names);
        }
        var moves = new TreeMap<Move, Totals>();
        lines.stream()
                .skip(1)
                .map(line -> new Line(names, cells(line)))
                .filter(line -> line.cell("currency").equals(currency))
                .forEach(line -> moves.merge(line.move(), line.totals(), Totals::plus));
        return moves;
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    private record Line(List<String> names, List<String> cells) {
        String cell(String name) {
            return cells.get(names.indexOf(name));
        }

        Move move() {
            return new Move(
                    LocalDate.parse(cell("from")),
                    LocalDate.parse(cell("to")),
                    cell("fromStage"),
                    cell("toStage"));
        }

        Totals totals() {
            return new Totals(
                    Long.parseLong(cell("accounts")),
                    new BigDecimal(cell("amountBefore")),
                    new BigDecimal(cell("amountAfter")));
        }
    }

    /** Both, side by side: all moves if they are alike, else those that are not. */
    static String render(Map<Move, Totals> file, Map<Move, Totals> told) {
        var all = new TreeSet<>(file.keySet());
        all.addAll(told.keySet());
        var table =
                new TextTable(
                        "to the end of", "from", "to", "in the file", "overdue", "told", "overdue");
        var alike = file.equals(told);
        for (var move : all) {
            var here = file.getOrDefault(move, NONE);
            var there = told.getOrDefault(move, NONE);
            if (alike || !here.equals(there)) {
                table.row(
                        move.to(),
                        move.fromStage(),
                        move.toStage(),
                        here.accounts(),
                        here.after().toPlainString(),
                        there.accounts(),
                        there.after().toPlainString());
            }
        }
        return table.render();
    }

    private static final Totals NONE = new Totals(0, BigDecimal.ZERO, BigDecimal.ZERO);
}
