package io.forbear.contact.besttime;

import java.time.Instant;
import java.util.Comparator;

/**
 * A stretch of time within one hour of the debtor's day.
 *
 * @param from first instant
 * @param until the instant after the last
 * @param hour on his wall clock
 * @param wished whether he asked for such a time
 */
public record Slot(Instant from, Instant until, int hour, boolean wished, Chance chance) {

    /** What he asked for first, then the more likely, then the sooner. */
    public static final Comparator<Slot> BEST_FIRST =
            Comparator.comparing(Slot::wished)
                    .thenComparingDouble(slot -> slot.chance().value())
                    .reversed()
                    .thenComparing(Slot::from);

    /** Why it stands where it stands, in words. */
    public String reason() {
        return (wished ? "he asked for such a time; " : "")
                + "at %02d:00 he was spoken to in %d of %d attempts, similar debtors in %d of %d"
                        .formatted(
                                hour,
                                chance.own().reached(),
                                chance.own().attempts(),
                                chance.similar().reached(),
                                chance.similar().attempts());
    }
}
