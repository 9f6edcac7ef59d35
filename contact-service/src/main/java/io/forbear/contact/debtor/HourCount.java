package io.forbear.contact.debtor;

import io.forbear.contact.channel.Means;

/**
 * Attempts within one hour of the day.
 *
 * @param hour of the debtor's wall clock, 0 to 23
 * @param attempts how many were made
 * @param reached in how many of them he was spoken to
 */
public record HourCount(Means means, int hour, int attempts, int reached) {
    public HourCount {
        if (hour < 0 || hour > 23 || reached < 0 || reached > attempts) {
            throw new IllegalArgumentException(
                    "hour %d, %d reached of %d".formatted(hour, reached, attempts));
        }
    }
}
