package io.forbear.account.figure;

import java.util.List;

/**
 * A figure while accounts are counted into it, one by one and in any order.
 *
 * @param <R> a row of the result
 */
sealed interface Figure<R> permits Ageing, OverdueRate, RollRate, Cure, Recovery {

    /** Counts an account. */
    void count(Subject account);

    /** The figure of all that were counted, in the order of its columns. */
    List<R> rows();
}
