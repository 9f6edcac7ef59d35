package io.forbear.plan.limits;

import io.forbear.money.Money;
import io.forbear.plan.schedule.Schedule;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says, as far as the law looks at it.
 *
 * @param exceedsAbility the debt exceeds what the debtor can pay; null: not assessed
 * @param willing the debtor is willing to pay; null: not assessed
 * @param grounds what shows both
 * @param fees what of the schedule's total is fees that accrue during the plan; zero: it is agreed
 *     that none accrue; a kind that is missing: nothing is said about it
 * @param waiver what the creditor waives of the debt; it is no part of the total; null: nothing
 */
public record AgreementTerms(
        Schedule schedule,
        Set<PlanContent> contents,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing,
        Grounds grounds,
        Map<FeeKind, Money> fees,
        @Nullable Money waiver) {
    public AgreementTerms {
        contents = Set.copyOf(contents);
        fees = Map.copyOf(fees);
    }

    /** The same with more that shows what the debtor is able to pay. */
    public AgreementTerms shownBy(Set<String> abilityEvidence) {
        return new AgreementTerms(
                schedule,
                contents,
                exceedsAbility,
                willing,
                grounds.and(abilityEvidence),
                fees,
                waiver);
    }

    /** All fees together; part of the schedule's total. */
    public Money feeTotal() {
        return fees.values().stream().reduce(Money.zero(schedule.currency()), Money::plus);
    }
}
