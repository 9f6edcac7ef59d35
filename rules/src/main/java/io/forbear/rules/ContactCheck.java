package io.forbear.rules;

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

    /**
     * When a planned contact may be judged otherwise because time has passed. What turns with some
     * file turns with an empty one too, if only at midnight.
     *
     * @param file everything known; what a person asked for may turn a check too
     */
    default Turns turns(CaseFile file) {
        return Turns.NONE;
    }

    /** Whether it asks what other rules found on earlier contacts. */
    default boolean restsOnFindings() {
        return false;
    }

    /** Whether it asks that about this contact, if it asks at all. */
    default boolean asksFindingsOn(Attempt earlier) {
        return restsOnFindings();
    }
}
