package io.forbear.rules.plan;

import io.forbear.rules.Breaches;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.FactCheck;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import java.util.List;

/**
 * An instalment agreement is offered only if the debt exceeds the ability to pay and the debtor is
 * willing to pay (card measures 2011 art. 70).
 */
public final class PlanPreconditions implements FactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "plan-preconditions",
                    "a proposed plan whose debtor is able to pay, or is not willing to",
                    List.of(),
                    PlanPreconditions::new);

    private PlanPreconditions(Parameters parameters) {}

    @Override
    public void judge(Fact fact, Breaches out) {
        if (fact instanceof Fact.PlanProposed plan
                && !(plan.terms().exceedsAbility() && plan.terms().willing())) {
            out.report(
                    Evidence.of("the preconditions of an instalment agreement are not both met")
                            .with("exceedsAbility", plan.terms().exceedsAbility())
                            .with("willing", plan.terms().willing()));
        }
    }
}
