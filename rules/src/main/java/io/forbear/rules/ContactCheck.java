package io.forbear.rules;

import java.time.LocalTime;
import java.util.Set;

/** Judges one contact, made or planned. */
public non-sealed interface ContactCheck extends Check {

    /**
     * Reports what it finds on the contact in its situation. Called for every contact: be quick.
     */
    void judge(Situation situation, Breaches out);

    /**
     * Whether an earlier contact, appearing, vanishing or changing, can change what is found on a
     * later one.
     */
    default boolean reaches(Attempt earlier, Attempt later) {
        return false;
    }

    /** The times of day at which the passing of time alone may make a contact unlawful. */
    default Set<LocalTime> closings() {
        return Set.of();
    }

    /** Whether it asks what other rules found on earlier contacts. */
    default boolean restsOnFindings() {
        return false;
    }
}
