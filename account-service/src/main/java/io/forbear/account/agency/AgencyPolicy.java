package io.forbear.account.agency;

import io.forbear.service.place.Jurisdictions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bank asks of agencies, as data.
 *
 * @param requirements by jurisdiction; the first entry for a place holds, the last one is for all
 * @param evaluation when agencies are evaluated
 * @param budgets the violations that agencies may have; the first entry for a rule holds
 */
public record AgencyPolicy(
        List<Required> requirements, EvaluationTerm evaluation, List<BudgetRule> budgets) {
    public AgencyPolicy {
        requirements = List.copyOf(requirements);
        budgets = List.copyOf(budgets);
        if (requirements.isEmpty() || requirements.getLast().jurisdiction() != null) {
            throw new IllegalArgumentException(
                    "the last requirements are for every jurisdiction, found " + requirements);
        }
    }

    /**
     * What must hold in a jurisdiction.
     *
     * @param jurisdiction ISO 3166; covers its subdivisions; null: every one
     */
    public record Required(@Nullable String jurisdiction, Set<Requirement> require) {
        public Required {
            require = Set.copyOf(require);
        }

        boolean isFor(@Nullable String place) {
            return jurisdiction == null
                    || (place != null && Jurisdictions.covers(jurisdiction, place));
        }
    }

    /** What must hold for accounts under the law of a place, in the order of the codes. */
    Set<Requirement> requiredIn(@Nullable String place) {
        var found = requirements.stream().filter(r -> r.isFor(place)).findFirst().orElseThrow();
        var ordered = EnumSet.noneOf(Requirement.class);
        ordered.addAll(found.require());
        return ordered;
    }
}
