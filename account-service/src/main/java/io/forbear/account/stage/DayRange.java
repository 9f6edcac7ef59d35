package io.forbear.account.stage;

import org.jspecify.annotations.Nullable;

/**
 * A range of days past due.
 *
 * <p>None can be made if it is empty.
 *
 * @param from first day, included
 * @param to last day, included; null: without end
 */
record DayRange(int from, @Nullable Integer to) {
    DayRange {
        if (from < 0 || (to != null && to < from)) {
            throw new IllegalArgumentException("no days from " + from + " to " + to);
        }
    }

    boolean contains(int days) {
        return days >= from && (to == null || days <= to);
    }
}
