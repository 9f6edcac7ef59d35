package io.forbear.contact.fairness;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a difference is worth a look.
 *
 * @param threshold ratio of two intensities from which on, or below whose inverse, a group is
 *     flagged
 * @param smallestGroup debtors without which nothing is said of a group
 */
@ConfigurationProperties("forbear.contact.fairness")
public record FairnessSettings(double threshold, int smallestGroup) {
    public FairnessSettings {
        if (!(threshold > 1) || smallestGroup < 2) {
            throw new IllegalArgumentException(
                    "a threshold is above 1 and a group has 2 debtors, found %s and %d"
                            .formatted(threshold, smallestGroup));
        }
    }
}
