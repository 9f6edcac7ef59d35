package io.forbear.simulator.uci;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The roll-rate matrix that follows from the file alone: how many accounts went from which stage at
 * the end of a month to which at the end of the next, and what was overdue on them before and
 * after. It knows what was told of each month, and no stage list: stages are counted by days past
 * due, thirty to a stage.
 */
final class UciRollRate {
    private static final String NEW = "NEW";
    private static final String CURED = "CURED";
    private static final int STAGE_DAYS = 30;
    private static final int LAST_STAGE = 7;

    private UciRollRate() {}

    /** A move from one stage to another. */
    record Move(LocalDate from, LocalDate to, String fromStage, String toStage)
            implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            return toString().compareTo(other.toString());
        }
    }

    /** The accounts that made a move, and what was overdue on them before and after it. */
    record Totals(long accounts, BigDecimal before, BigDecimal after) {
        Totals {
            before = before.stripTrailingZeros();
            after = after.stripTrailingZeros();
        }

        Totals plus(Totals other) {
            return new Totals(
                    accounts + other.accounts, before.add(other.before), after.add(other.after));
        }
    }

    /** How an account stood: its stage, and what was overdue. */
    private record Stood(String stage, BigDecimal overdue) {}

    /**
     * The matrix of all months.
     *
     * @param statements the day of each month's statement, the oldest first
     */
    static Map<Move, Totals> of(Collection<UciClient> clients, List<LocalDate> statements) {
        var moves = new TreeMap<Move, Totals>();
        clients.forEach(client -> count(client, statements, moves));
        return moves;
    }

    /** The last days of months between which accounts move: first and last. */
    static List<LocalDate> ends(List<LocalDate> statements) {
        return List.of(endBefore(statements.getFirst()), endBefore(statements.getLast()));
    }

    private static LocalDate endBefore(LocalDate statement) {
        return statement.minusDays(1);
    }

    private static void count(
            UciClient client, List<LocalDate> statements, Map<Move, Totals> moves) {
        Stood before = null;
        for (int month = 0; month + 1 < statements.size(); month++) {
            var after = stood(client, month, statements);
            if (after != null) {
                var move =
                        new Move(
                                endBefore(statements.get(month)),
                                endBefore(statements.get(month + 1)),
                                before == null ? NEW : before.stage(),
                                after.stage());
                var overdueBefore = before == null ? BigDecimal.ZERO : before.overdue();
                moves.merge(move, new Totals(1, overdueBefore, after.overdue()), Totals::plus);
            }
            before = after;
        }
    }

    /**
     * At the end of the month that begins with a statement: what the newest telling statement said,
     * less what was paid since; null while the client has not been told of.
     */
    private static @Nullable Stood stood(UciClient client, int month, List<LocalDate> statements) {
        int told = newestTold(client, month);
        if (told < 0) {
            return null;
        }
        var statement = client.months().get(told);
        var left = statement.overdue().subtract(paidSince(client, told, month));
        if (!statement.isOverdue() || (statement.overdue().signum() > 0 && left.signum() <= 0)) {
            return new Stood(CURED, BigDecimal.ZERO);
        }
        var since = statements.get(told).minusMonths(statement.status());
        long days = ChronoUnit.DAYS.between(since, endBefore(statements.get(month + 1)));
        return new Stood(stage(days), left.max(BigDecimal.ZERO));
    }

    /** The newest month up to this one with a delay, or the first without after one; -1: none. */
    private static int newestTold(UciClient client, int month) {
        return IntStream.iterate(month, m -> m >= 0, m -> m - 1)
                .filter(
                        m ->
                                client.months().get(m).isOverdue()
                                        || (m > 0 && client.months().get(m - 1).isOverdue()))
                .findFirst()
                .orElse(-1);
    }

    /** A month's payment comes in the middle of the month before its statement. */
    private static BigDecimal paidSince(UciClient client, int told, int month) {
        return IntStream.rangeClosed(told + 1, month + 1)
                .mapToObj(m -> client.months().get(m).paid())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String stage(long daysPastDue) {
        var stage = (daysPastDue + STAGE_DAYS - 1) / STAGE_DAYS;
        return stage >= LAST_STAGE ? "M7+" : "M" + stage;
    }
}
