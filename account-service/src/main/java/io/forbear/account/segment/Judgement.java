package io.forbear.account.segment;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.fact.Segments;
import io.forbear.account.segment.PointsTable.Verdict;
import io.forbear.account.stage.AccountHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * In which segments an account is, for others to know.
 *
 * @param segments those that hold
 * @param on the day
 * @param nextAt when it is to be judged again, if nothing becomes known meanwhile
 */
record Judgement(AccountHistory account, Segments segments, LocalDate on, Instant nextAt) {
    private static final int SOON = 1;
    private static final int STEADY = 3;
    private static final int NOTHING_OVERDUE = 7;

    /** Null before the account's first statement. */
    static @Nullable Judgement of(
            AccountHistory history,
            Collection<ContactAttempt> attempts,
            LocalDate date,
            PointsTables tables) {
        var days = new Days(history, attempts, date, tables);
        var today = days.ago(0);
        var risk = days.held(verdict -> verdict.risk().segment());
        var willingness = days.held(verdict -> verdict.willingness().segment());
        var now = history.atEndOf(date);
        if (today == null || risk == null || willingness == null || now == null) {
            return null;
        }
        var isSteady =
                risk.equals(today.risk().segment())
                        && willingness.equals(today.willingness().segment());
        var next = isSteady ? (now.isOverdue() ? STEADY : NOTHING_OVERDUE) : SOON;
        return new Judgement(
                history,
                new Segments(risk, willingness),
                date,
                history.endOf(date.plusDays(next - 1L)));
    }

    /** The verdicts on each day, each found once, and only if asked for. */
    private record Days(
            AccountHistory history,
            Collection<ContactAttempt> attempts,
            LocalDate date,
            PointsTables tables,
            Map<Integer, Optional<Verdict>> found) {
        private Days(
                AccountHistory history,
                Collection<ContactAttempt> attempts,
                LocalDate date,
                PointsTables tables) {
            this(history, attempts, date, tables, new HashMap<>());
        }

        @Nullable Verdict ago(int days) {
            return found.computeIfAbsent(days, ago -> Optional.ofNullable(verdict(ago)))
                    .orElse(null);
        }

        private @Nullable Verdict verdict(int ago) {
            var behaviour = Behaviour.of(history, attempts, date.minusDays(ago));
            return behaviour == null
                    ? null
                    : tables.tableFor(behaviour.now().terms())
                            .judge(behaviour.values(), behaviour.now().isOverdue());
        }

        @Nullable String held(Function<Verdict, String> segment) {
            return Course.held(
                    ago -> {
                        var verdict = ago(ago);
                        return verdict == null ? null : segment.apply(verdict);
                    },
                    tables.holdDays(),
                    PointsTables.LOOK_BACK_DAYS);
        }
    }
}
