package io.forbear.account.stage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far into its arrears an account has been judged, so that every stage on the way that must be
 * passed is told, and told once. A cure keeps it: if the cure is taken back, the way goes on where
 * it was left.
 *
 * @param since when the arrears began; null: there were none yet
 * @param daysPastDue the days past due judged last
 */
record Reached(@Nullable LocalDate since, int daysPastDue) {
    static final Reached NOTHING = new Reached(null, 0);

    /** After an account was judged for a date. */
    Reached judging(StagedAccount account, LocalDate asOf) {
        var overdueSince = account.overdueSince();
        return overdueSince == null ? this : new Reached(overdueSince, account.daysPastDueOn(asOf));
    }

    /**
     * The days past due from which an account goes on that is overdue since a date.
     *
     * @param wasOverdue whether something was overdue when it was judged last
     */
    int daysBefore(LocalDate overdueSince, boolean wasOverdue) {
        return wasOverdue || overdueSince.equals(since) ? daysPastDue : 0;
    }
}
