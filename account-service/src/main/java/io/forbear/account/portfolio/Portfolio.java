package io.forbear.account.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * All accounts in numbers.
 *
 * @param accounts those of which at least one statement is known
 * @param everOverdue those with at least one statement that named a date since when something is
 *     overdue
 * @param overdueNow those on which something is overdue now
 * @param cured those that were ever overdue and are not now
 */
record Portfolio(
        Instant asOf,
        long accounts,
        long everOverdue,
        long overdueNow,
        long cured,
        List<StageTotals> stages) {

    /** The accounts of one stage. */
    record StageTotals(String stage, long accounts, List<Sums> sums) {}

    /** What is owed on the accounts of one stage in one currency. */
    record Sums(long accounts, Sum amountOverdue, Sum balance) {}

    /** An amount of many accounts: it is not bounded as that of one is. */
    record Sum(BigDecimal amount, String currency) {}

    /** The accounts of one stage and currency, counted. */
    record Count(
            String stage,
            long accounts,
            long everOverdue,
            long overdueNow,
            long cured,
            Sums sums) {}

    static Portfolio of(Instant asOf, List<Count> counts) {
        return new Portfolio(
                asOf,
                sum(counts, Count::accounts),
                sum(counts, Count::everOverdue),
                sum(counts, Count::overdueNow),
                sum(counts, Count::cured),
                counts.stream()
                        .map(Count::stage)
                        .distinct()
                        .sorted()
                        .map(stage -> totals(stage, counts))
                        .toList());
    }

    private static StageTotals totals(String stage, List<Count> all) {
        var counts = all.stream().filter(count -> count.stage().equals(stage)).toList();
        return new StageTotals(
                stage, sum(counts, Count::accounts), counts.stream().map(Count::sums).toList());
    }

    private static long sum(List<Count> counts, ToLongFunction<Count> number) {
        return counts.stream().mapToLong(number).sum();
    }
}
