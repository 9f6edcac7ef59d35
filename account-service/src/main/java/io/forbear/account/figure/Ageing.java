package io.forbear.account.figure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Portfolio ageing: accounts and what is owed on them by days past due. */
final class Ageing implements Figure.OnDays<Ageing.Row> {
    private static final int BUCKET_DAYS = 30;
    private static final int LAST_BUCKET = 7;

    private final LocalDate asOf;
    private final Set<Dimension> by;
    private final Map<Key, Totals> totals = new TreeMap<>(Key.ORDER);

    Ageing(LocalDate asOf, Set<Dimension> by) {
        this.asOf = asOf;
        this.by = by;
    }

    /**
     * Accounts of one range of days past due.
     *
     * @param daysFrom 0: not overdue, or due today
     * @param daysPastDue the range in words: 0, 1-30, …, 181+
     */
    record Row(
            LocalDate asOf,
            @JsonUnwrapped Group group,
            String daysPastDue,
            int daysFrom,
            long accounts,
            BigDecimal amountOverdue,
            BigDecimal balance) {}

    private record Key(Group group, int bucket) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::group).thenComparingInt(Key::bucket);
    }

    private record Totals(Tally overdue, Tally owed) {
        Totals() {
            this(new Tally(), new Tally());
        }
    }

    @Override
    public List<LocalDate> days() {
        return List.of(asOf);
    }

    @Override
    public void count(Stock accounts) {
        var traits = accounts.traits();
        var key = new Key(Group.of(traits, by), traits.bucket());
        var total = totals.computeIfAbsent(key, _ -> new Totals());
        total.overdue().add(accounts.accounts(), accounts.amountOverdue());
        total.owed().add(accounts.accounts(), accounts.owed());
    }

    /** 0 without a day past due, then one more for every 30 days begun, at most 7. */
    static int bucket(int daysPastDue) {
        return Math.min(LAST_BUCKET, (daysPastDue + BUCKET_DAYS - 1) / BUCKET_DAYS);
    }

    static String name(int bucket) {
        return switch (bucket) {
            case 0 -> "0";
            case LAST_BUCKET -> from(bucket) + "+";
            default -> from(bucket) + "-" + bucket * BUCKET_DAYS;
        };
    }

    private static int from(int bucket) {
        return bucket == 0 ? 0 : (bucket - 1) * BUCKET_DAYS + 1;
    }

    @Override
    public List<Row> rows() {
        return totals.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    }

    private Row row(Key key, Totals total) {
        return new Row(
                asOf,
                key.group(),
                name(key.bucket()),
                from(key.bucket()),
                total.owed().accounts(),
                total.overdue().amount(),
                total.owed().amount());
    }
}
