package io.forbear.account.figure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Roll-rate matrix: from which stage at a month's end to which at the next month's end. */
final class RollRate implements Figure<RollRate.Row> {
    /** The stage before the first statement. */
    static final String NEW = "NEW";

    private final List<LocalDate> ends;
    private final Set<Dimension> by;
    private final Map<Key, Totals> totals = new TreeMap<>(Key.ORDER);

    /** Between these dates, the earliest first. */
    RollRate(List<LocalDate> ends, Set<Dimension> by) {
        this.ends = ends;
        this.by = by;
    }

    /**
     * A cell of the matrix.
     *
     * @param fromStage NEW: no statement was known at the end of {@code from}
     * @param rate share of the accounts that were in {@code fromStage}
     * @param amountBefore overdue at the end of {@code from} on the accounts of this cell
     * @param amountAfter overdue at the end of {@code to} on them
     * @param amountRate share of what was overdue in {@code fromStage}; null if nothing was
     */
    record Row(
            LocalDate from,
            LocalDate to,
            @JsonUnwrapped Group group,
            String fromStage,
            String toStage,
            long accounts,
            @Nullable BigDecimal rate,
            BigDecimal amountBefore,
            BigDecimal amountAfter,
            @Nullable BigDecimal amountRate) {}

    private record Key(
            LocalDate from, LocalDate to, Group group, String fromStage, String toStage) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::from)
                        .thenComparing(Key::group)
                        .thenComparing(Key::fromStage)
                        .thenComparing(Key::toStage);

        Line line() {
            return new Line(from, group, fromStage);
        }
    }

    /** The cells that begin alike. */
    private record Line(LocalDate from, Group group, String fromStage) {}

    private record Totals(Tally before, Tally after) {
        Totals() {
            this(new Tally(), new Tally());
        }
    }

    @Override
    public void count(Subject account) {
        var before = account.at(ends.getFirst());
        for (int i = 1; i < ends.size(); i++) {
            var after = account.at(ends.get(i));
            if (after != null) {
                count(ends.get(i - 1), before, ends.get(i), after);
            }
            before = after;
        }
    }

    private void count(LocalDate from, @Nullable Point before, LocalDate to, Point after) {
        var group = Group.of(before == null ? after : before, by);
        var stage = before == null ? NEW : before.stage();
        var total =
                totals.computeIfAbsent(
                        new Key(from, to, group, stage, after.stage()), _ -> new Totals());
        total.before().add(before == null ? BigDecimal.ZERO : before.amountOverdue());
        total.after().add(after.amountOverdue());
    }

    @Override
    public List<Row> rows() {
        var lines = new HashMap<Line, Tally>();
        totals.forEach(
                (key, total) ->
                        lines.computeIfAbsent(key.line(), _ -> new Tally()).addAll(total.before()));
        return totals.entrySet().stream()
                .map(
                        e ->
                                row(
                                        e.getKey(),
                                        e.getValue(),
                                        lines.getOrDefault(e.getKey().line(), new Tally())))
                .toList();
    }

    private static Row row(Key key, Totals total, Tally line) {
        return new Row(
                key.from(),
                key.to(),
                key.group(),
                key.fromStage(),
                key.toStage(),
                total.before().accounts(),
                total.before().shareOfAccounts(line),
                total.before().amount(),
                total.after().amount(),
                total.before().shareOfAmount(line));
    }
}
