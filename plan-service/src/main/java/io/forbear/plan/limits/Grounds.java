package io.forbear.plan.limits;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a plan may be agreed at all.
 *
 * @param abilityEvidence ids of what shows that the debt exceeds the debtor's ability
 * @param willingnessEvidence ids of what shows that the debtor is willing to pay
 * @param affordabilityId the assessment the plan rests on
 */
public record Grounds(
        Set<String> abilityEvidence,
        Set<String> willingnessEvidence,
        @Nullable String affordabilityId) {
    /** Nothing is shown. */
    public static final Grounds NONE = new Grounds(Set.of(), Set.of(), null);

    public Grounds {
        abilityEvidence = Set.copyOf(abilityEvidence);
        willingnessEvidence = Set.copyOf(willingnessEvidence);
    }

    Grounds and(Set<String> moreAbilityEvidence) {
        var all = new HashSet<>(abilityEvidence);
        all.addAll(moreAbilityEvidence);
        return new Grounds(all, willingnessEvidence, affordabilityId);
    }
}
