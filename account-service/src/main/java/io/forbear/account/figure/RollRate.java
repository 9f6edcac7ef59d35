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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Roll-rate matrix: from which stage at a month's end to which at the next month's end. */
final class RollRate implements Figure.OverPeriods<RollRate.Row> {
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
    public List<Period> periods() {
        return IntStream.range(1, ends.size())
                .mapToObj(i -> new Period(ends.get(i - 1), ends.get(i)))
                .toList();
    }

    @Override
    public void count(Move accounts) {
        var period = accounts.period();
        var traits = accounts.traits();
        var key =
                new Key(
                        period.from(),
                        period.to(),
                        Group.of(traits, by),
                        accounts.isNew() ? NEW : traits.stage(),
                        accounts.stageAfter());
        var total = totals.computeIfAbsent(key, _ -> new Totals());
        total.before().add(accounts.accounts(), accounts.amountBefore());
        total.after().add(accounts.accounts(), accounts.amountAfter());
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
