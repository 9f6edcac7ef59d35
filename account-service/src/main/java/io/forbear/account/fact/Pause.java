package io.forbear.account.fact;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which no day past due is counted. It may be recorded long after they began.
 *
 * <p>None can be made if it ends before it begins.
 *
 * @param from first day that does not count
 * @param to last day that does not count; null: until further notice
 */
public record Pause(UUID eventId, AccountId accountId, LocalDate from, @Nullable LocalDate to)
        implements Fact {
    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a pause ends after it begins, found " + from + " to " + to);
        }
    }
}
