package io.forbear.account.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values from the end of the band before up to an end, and what they are worth.
 *
 * @param upTo the greatest value, included; null: without end
 */
record Band(@Nullable Integer upTo, int points) {

    boolean contains(int value) {
        return upTo == null || value <= upTo;
    }

    /**
     * Lets only bands pass that together hold every value, once.
     *
     * @throws IllegalArgumentException if they are not in ascending order, or not only the last is
     *     without end
     */
    static void requireWhole(String what, List<Band> bands) {
        Integer last = Integer.MIN_VALUE;
        for (var band : bands) {
            if (last == null || (band.upTo != null && band.upTo <= last)) {
                throw new IllegalArgumentException(
                        what + ": bands ascend, and the last alone has no upTo, found " + bands);
            }
            last = band.upTo;
        }
        if (last != null) {
            throw new IllegalArgumentException(what + ": the last band has no upTo");
        }
    }
}
