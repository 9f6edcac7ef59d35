package io.forbear.account.segment;

import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which segment holds, given the one that follows on each day: another one holds once it has
 * followed on some days in a row, so that an account at a border does not go to and fro. Facts and
 * the date decide, and not what was told before: a fact that lies back corrects it.
 */
final class Course {
    private Course() {}

    /**
     * The segment that holds today.
     *
     * @param daysAgo the segment that followed so many days ago; null: before the first statement
     * @param holdDays days in a row on which a segment must follow to hold; at least one
     * @param lookBack days that are looked at, at most; if none held in them, the oldest is taken
     * @return null before the first statement
     */
    static @Nullable String held(
            IntFunction<@Nullable String> daysAgo, int holdDays, int lookBack) {
        String later = null;
        var inRow = 0;
        for (var ago = 0; ago < lookBack; ago++) {
            var segment = daysAgo.apply(ago);
            if (segment == null) {
                return later;
            }
            inRow = Objects.equals(segment, later) ? inRow + 1 : 1;
            later = segment;
            if (inRow == holdDays) {
                return segment;
            }
        }
        return later;
    }
}
