package io.forbear.account.figure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cure rate: of what was overdue at the end of one day, how much is not at the end of another. */
final class Cure implements Figure.OverPeriods<Cure.Row> {
    private final Period period;
    private final Set<Dimension> by;
    private final Map<Group, Totals> totals = new TreeMap<>();

    Cure(Period period, Set<Dimension> by) {
        this.period = period;
        this.by = by;
    }

    /**
     * The rate of a period.
     *
     * @param overdue accounts overdue at the end of {@code from}
     * @param cured those of them on which nothing was overdue at the end of {@code to}
     * @param amountOverdue overdue at the end of {@code from}
     * @param amountCured overdue at the end of {@code from} on those that were cured
     */
    record Row(
            LocalDate from,
            LocalDate to,
            @JsonUnwrapped Group group,
            long overdue,
            long cured,
            @Nullable BigDecimal rate,
            BigDecimal amountOverdue,
            BigDecimal amountCured,
            @Nullable BigDecimal amountRate) {}

    private record Totals(Tally overdue, Tally cured) {
        Totals() {
            this(new Tally(), new Tally());
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
        if (!accounts.overdueAfter()) {
            total.cured().add(accounts.accounts(), accounts.amountBefore());
        }
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
                total.cured().accounts(),
                total.cured().shareOfAccounts(total.overdue()),
                total.overdue().amount(),
                total.cured().amount(),
                total.cured().shareOfAmount(total.overdue()));
    }
}
