package io.forbear.rules;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what the checks of one rule find on one subject. */
public final class Breaches {
    /** Time alone does not cure it. */
    public static final Instant NEVER = Instant.MAX;

    private final Consequence usual;
    private final boolean explained;
    // most rules find nothing on most subjects
    private @Nullable Map<Consequence, Evidence> found;
    private Instant blockedUntil = Instant.MIN;

    private Breaches(Consequence usual, boolean explained) {
        this.usual = usual;
        this.explained = explained;
    }

    static Breaches of(Consequence usual) {
        return new Breaches(usual, true);
    }

    /** Knows no more than what blocks the subject until when: nobody will ask for the evidence. */
    static Breaches unexplained(Consequence usual) {
        return new Breaches(usual, false);
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

    /** The same; the evidence is made if somebody will read it. */
    public void report(Instant until, Supplier<Evidence> evidence) {
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
        report(consequence, until, () -> evidence);
    }

    /** The same; the evidence is made if somebody will read it. */
    public void report(Consequence consequence, Instant until, Supplier<Evidence> evidence) {
        if (explained) {
            var all = found == null ? new EnumMap<Consequence, Evidence>(Consequence.class) : found;
            all.merge(consequence, evidence.get(), Evidence::and);
            found = all;
        }
        if (consequence.blocks() && until.isAfter(blockedUntil)) {
            blockedUntil = until;
        }
    }

    boolean isEmpty() {
        return blockedUntil.equals(Instant.MIN) && found == null;
    }

    Map<Consequence, Evidence> found() {
        return found == null ? Map.of() : found;
    }

    /** {@link Instant#MIN} when nothing found blocks. */
    Instant blockedUntil() {
        return blockedUntil;
    }
}
