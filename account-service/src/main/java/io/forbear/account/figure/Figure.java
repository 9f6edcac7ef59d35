package io.forbear.account.figure;

import java.time.LocalDate;
import java.util.List;

/**
 * A figure while accounts are counted into it, some at a time and in any order.
 *
 * @param <R> a row of the result
 */
sealed interface Figure<R> {
    /** The figure of all that were counted, in the order of its columns. */
    List<R> rows();

    /** Counts an account by its history. */
    void count(Subject account);

    /** One of how accounts stand at the ends of days. */
    sealed interface OnDays<R> extends Figure<R> permits Ageing, OverdueRate {
        List<LocalDate> days();

        void count(Stock accounts);

        @Override
        default void count(Subject account) {
            for (var day : days()) {
                var stock = account.stock(day);
                if (stock != null) {
                    count(stock);
                }
            }
        }
    }

    /** One of what became of accounts from the end of one day to that of another. */
    sealed interface OverPeriods<R> extends Figure<R> permits RollRate, Cure, Recovery {
        List<Period> periods();

        void count(Move accounts);

        @Override
        default void count(Subject account) {
            for (var period : periods()) {
                var move = account.move(period);
                if (move != null) {
                    count(move);
                }
            }
        }
    }
}
