package io.forbear.rules;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Collects what the checks of one rule find on one subject. */
public final class Breaches {
    /** Time alone does not cure it. */
    public static final Instant NEVER = Instant.MAX;

    private final Consequence usual;
    private final Map<Consequence, Evidence> found = new EnumMap<>(Consequence.class);
    private Instant blockedUntil = Instant.MIN;

    Breaches(Consequence usual) {
        this.usual = usual;
    }

    /**
     * The rule is broken, with the rule's own consequence.
     *
     * @param until first instant at which this might no longer hold if nothing happens but time
     *     passing; {@link #NEVER} if time alone does not cure it. Used by the gate only
     */
    public void report(Instant until, Evidence evidence) {
        report(usual, until, evidence);
    }

    /** The rule is broken and time does not cure it. */
    public void report(Evidence evidence) {
        report(usual, NEVER, evidence);
    }

    /** Something worth a reviewer's look; blocks nothing. */
    public void observe(Evidence evidence) {
        report(Consequence.OBSERVATION, NEVER, evidence);
    }

    /** The rule is broken with another consequence than usual. */
    public void report(Consequence consequence, Instant until, Evidence evidence) {
        found.merge(consequence, evidence, Evidence::and);
        if (consequence.blocks() && until.isAfter(blockedUntil)) {
            blockedUntil = until;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Map<Consequence, Evidence> found() {
        return found;
    }

    /** {@link Instant#MIN} when nothing found blocks. */
    Instant blockedUntil() {
        return blockedUntil;
    }
}
