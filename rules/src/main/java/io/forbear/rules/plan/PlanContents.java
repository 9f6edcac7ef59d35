package io.forbear.rules.plan;

import io.forbear.rules.Breaches;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.FactCheck;
import io.forbear.rules.Parameters;
import io.forbear.rules.PlanContent;
import io.forbear.rules.PlanTerms;
import io.forbear.rules.RuleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an instalment agreement must say (card measures 2011 art. 70 (1)-(6)). */
public final class PlanContents implements FactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "plan-contents",
                    "a plan, proposed or agreed, that lacks one of the required contents",
                    List.of("required"),
                    PlanContents::new);

    private final Set<PlanContent> required;

    private PlanContents(Parameters parameters) {
        required = parameters.set("required", PlanContent.class);
    }

    @Override
    public void judge(Fact fact, Breaches out) {
        if (fact instanceof Fact.PlanProposed plan) {
            judge(plan.terms(), out);
        } else if (fact instanceof Fact.PlanAgreed plan) {
            judge(plan.terms(), out);
        }
    }

    private void judge(PlanTerms terms, Breaches out) {
        if (!terms.contents().containsAll(required)) {
            var missing = EnumSet.copyOf(required);
            missing.removeAll(terms.contents());
            out.report(Evidence.of("the plan lacks " + missing).with("missing", missing));
        }
    }
}
