package io.forbear.account.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score and why it is so.
 *
 * @param points the sum of the points of all reasons
 * @param reasons those of the most points first
 */
record Score(String segment, int points, List<Reason> reasons) {

    /**
     * What an attribute contributed.
     *
     * @param value days, a count or percent; null: not known
     */
    record Reason(String attribute, @Nullable Integer value, int points) {}
}
