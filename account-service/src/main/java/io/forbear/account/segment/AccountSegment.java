package io.forbear.account.segment;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.Position;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The segment of an account on a day.
 *
 * @param tables version of the points tables
 * @param earlyWarning nothing is overdue, but the history says that something may soon be
 */
record AccountSegment(
        String accountId,
        LocalDate asOf,
        String tables,
        String stage,
        boolean earlyWarning,
        Score risk,
        Score willingness) {

    /** Null before the account's first statement. */
    static @Nullable AccountSegment of(
            AccountHistory history,
            Collection<ContactAttempt> attempts,
            LocalDate date,
            PointsTables tables) {
        var behaviour = Behaviour.of(history, attempts, date);
        return behaviour == null ? null : of(history, behaviour, tables);
    }

    private static AccountSegment of(
            AccountHistory history, Behaviour behaviour, PointsTables tables) {
        Position now = behaviour.now();
        var verdict = tables.tableFor(now.terms()).judge(behaviour.values(), now.isOverdue());
        return new AccountSegment(
                history.account().value(),
                behaviour.date(),
                tables.version(),
                now.stage(),
                verdict.earlyWarning(),
                verdict.risk(),
                verdict.willingness());
    }
}
