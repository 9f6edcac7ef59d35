package io.forbear.account.figure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Overdue rate on some dates: which share of the accounts is overdue, and of what is owed. */
final class OverdueRate implements Figure.OnDays<OverdueRate.Row> {
    private final List<LocalDate> dates;
    private final Set<Dimension> by;
    private final Map<Key, Totals> totals = new TreeMap<>(Key.ORDER);

    OverdueRate(List<LocalDate> dates, Set<Dimension> by) {
        this.dates = dates;
        this.by = by;
    }

    /**
     * The rate on a date.
     *
     * @param rate overdue accounts per account
     * @param amountRate amount overdue per amount owed; null if nothing is owed
     */
    record Row(
            LocalDate asOf,
            @JsonUnwrapped Group group,
            long accounts,
            long overdue,
            @Nullable BigDecimal rate,
            BigDecimal balance,
            BigDecimal amountOverdue,
            @Nullable BigDecimal amountRate) {}

    private record Key(LocalDate date, Group group) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::date).thenComparing(Key::group);
    }

    private record Totals(Tally all, Tally overdue) {
        Totals() {
            this(new Tally(), new Tally());
        }
    }

    @Override
    public List<LocalDate> days() {
        return dates;
    }

    @Override
    public void count(Stock accounts) {
        var traits = accounts.traits();
        var key = new Key(accounts.date(), Group.of(traits, by));
        var total = totals.computeIfAbsent(key, _ -> new Totals());
        total.all().add(accounts.accounts(), accounts.owed());
        if (traits.overdue()) {
            total.overdue().add(accounts.accounts(), accounts.amountOverdue());
        }
    }

    @Override
    public List<Row> rows() {
        return totals.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    }

    private static Row row(Key key, Totals total) {
        return new Row(
                key.date(),
                key.group(),
                total.all().accounts(),
                total.overdue().accounts(),
                total.overdue().shareOfAccounts(total.all()),
                total.all().amount(),
                total.overdue().amount(),
                total.overdue().shareOfAmount(total.all()));
    }
}
