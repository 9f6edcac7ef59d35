package io.forbear.account.figure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Recovery rate: of what was overdue at the end of one day, how much came in by another. */
final class Recovery implements Figure.OverPeriods<Recovery.Row> {
    private final Period period;
    private final Set<Dimension> by;
    private final Map<Group, Totals> totals = new TreeMap<>();

    Recovery(Period period, Set<Dimension> by) {
        this.period = period;
        this.by = by;
    }

    /**
     * The rate of a period.
     *
     * @param overdue accounts overdue at the end of {@code from}
     * @param paying those of them on which more came in than was taken back
     * @param rate paying per overdue account
     * @param amountOverdue overdue at the end of {@code from}
     * @param received what came in on the overdue accounts, less what was taken back; may exceed
     *     what was overdue, and may be negative
     * @param recovered of that, per account, no more than was overdue and not less than nothing
     * @param amountRate recovered per amount overdue
     */
    record Row(
            LocalDate from,
            LocalDate to,
            @JsonUnwrapped Group group,
            long overdue,
            long paying,
            @Nullable BigDecimal rate,
            BigDecimal amountOverdue,
            BigDecimal received,
            BigDecimal recovered,
            @Nullable BigDecimal amountRate) {}

    private record Totals(Tally overdue, Tally received, Tally recovered) {
        Totals() {
            this(new Tally(), new Tally(), new Tally());
        }
    }

    @Override
    public List<Period> periods() {
        return List.of(period);
    }

    @Override
    public void count(Move accounts) {
        if (!accounts.wasOverdue()) {
            return;
        }
        var group = Group.of(accounts.traits(), by);
        var total = totals.computeIfAbsent(group, _ -> new Totals());
        total.overdue().add(accounts.accounts(), accounts.amountBefore());
        total.received().add(accounts.accounts(), accounts.received());
        total.recovered().add(accounts.paying(), accounts.recovered());
    }

    @Override
    public List<Row> rows() {
        return totals.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    }

    private Row row(Group group, Totals total) {
        return new Row(
                period.from(),
                period.to(),
                group,
                total.overdue().accounts(),
                total.recovered().accounts(),
                total.recovered().shareOfAccounts(total.overdue()),
                total.overdue().amount(),
                total.received().amount(),
                total.recovered().amount(),
                total.recovered().shareOfAmount(total.overdue()));
    }
}
