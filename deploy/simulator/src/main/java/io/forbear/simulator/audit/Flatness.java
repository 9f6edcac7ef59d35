package io.forbear.simulator.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Whether memory stays the same: the last third of a run has no more than the middle third. */
public final class Flatness {
    private static final double ALLOWED = 1.10;
    private static final int THIRDS = 3;
    private static final int FEWEST = 2;
    private static final long MEGABYTE = 1024 * 1024;

    private Flatness() {}

    /** A line for the heap and one for the whole process, of each process. */
    public static List<Line> lines(Collection<Memory> seen) {
        var lines = new ArrayList<Line>();
        new TreeMap<>(seen.stream().collect(Collectors.groupingBy(Memory::process)))
                .forEach(
                        (process, of) -> {
                            lines.add(
                                    line(
                                            process + ": heap after a collection",
                                            of,
                                            Memory::heapBytes));
                            lines.add(
                                    line(process + ": resident memory", of, Memory::residentBytes));
                        });
        return lines;
    }

    private static Line line(String what, List<Memory> of, ToLongFunction<Memory> bytes) {
        var sorted = of.stream().sorted(Comparator.comparingLong(Memory::seconds)).toList();
        int third = sorted.size() / THIRDS;
        if (third < FEWEST) {
            return Line.told(what, "too short a run to tell");
        }
        double middle = mean(sorted.subList(third, 2 * third), bytes);
        double last = mean(sorted.subList(sorted.size() - third, sorted.size()), bytes);
        return new Line(
                what,
                "last third at most 10 % above middle third",
                "%.0f MiB, %.0f MiB (%+.1f %%)"
                        .formatted(middle / MEGABYTE, last / MEGABYTE, 100 * (last / middle - 1)),
                last <= middle * ALLOWED,
                List.of());
    }

    private static double mean(List<Memory> of, ToLongFunction<Memory> bytes) {
        return of.stream().mapToLong(bytes).average().orElse(0);
    }
}
