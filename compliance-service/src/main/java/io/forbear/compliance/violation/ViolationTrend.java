package io.forbear.compliance.violation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many violations there were over time, by rule and by agency.
 *
 * @param starts first days of all periods from the first to the last, in UTC, also of those without
 *     any
 * @param violations how many in all
 * @param byRule the rules with the most first
 * @param byAgency the same by the legal entity that made the contact
 */
record ViolationTrend(
        TrendRange.Per per,
        List<LocalDate> starts,
        long violations,
        List<Line> byRule,
        List<Line> byAgency) {

    /**
     * The violations of one rule or agency.
     *
     * @param name null: the subject was no contact, so that no agency made it
     * @param violations how many in all
     * @param counts how many in each period
     */
    record Line(@Nullable String name, long violations, List<Long> counts) {}

    /** Violations of a rule on contacts of an agency in the period that begins on a day. */
    record Cell(LocalDate start, String rule, @Nullable String agency, long violations) {}

    /** Sums what was counted. */
    static ViolationTrend of(TrendRange range, Collection<Cell> cells) {
        var starts = range.starts();
        var byRule = new Sums(starts);
        var byAgency = new Sums(starts);
        for (var cell : cells) {
            byRule.add(cell.rule(), cell);
            byAgency.add(cell.agency(), cell);
        }
        return new ViolationTrend(
                range.per(),
                starts,
                cells.stream().mapToLong(Cell::violations).sum(),
                byRule.lines(),
                byAgency.lines());
    }

    /** Counts by name and period. */
    private static final class Sums {
        private final HashMap<LocalDate, Integer> places = new HashMap<>();
        private final LinkedHashMap<@Nullable String, long[]> counts = new LinkedHashMap<>();

        Sums(List<LocalDate> starts) {
            starts.forEach(start -> places.put(start, places.size()));
        }

        void add(@Nullable String name, Cell cell) {
            var place = places.get(cell.start());
            if (place == null) {
                throw new IllegalArgumentException("no period begins on " + cell.start());
            }
            counts.computeIfAbsent(name, _ -> new long[places.size()])[place] += cell.violations();
        }

        List<Line> lines() {
            return counts.entrySet().stream()
                    .map(one -> line(one.getKey(), one.getValue()))
                    .sorted(
                            Comparator.comparingLong(Line::violations)
                                    .reversed()
                                    .thenComparing(
                                            Line::name,
                                            Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        }

        private static Line line(@Nullable String name, long[] counts) {
            return new Line(
                    name, Arrays.stream(counts).sum(), Arrays.stream(counts).boxed().toList());
        }
    }
}
