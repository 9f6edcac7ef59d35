package io.forbear.plan.limits;

import io.forbear.plan.schedule.Schedule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says, as far as the law looks at it.
 *
 * @param exceedsAbility the debt exceeds what the debtor can pay; null: not assessed
 * @param willing the debtor is willing to pay; null: not assessed
 */
public record AgreementTerms(
        Schedule schedule,
        Set<PlanContent> contents,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing) {
    public AgreementTerms {
        contents = Set.copyOf(contents);
    }
}
