package io.forbear.rules.plan;

import io.forbear.rules.Breaches;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.FactCheck;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import java.util.List;

/** An oral repayment agreement must be recorded (card measures 2011 art. 70). */
public final class OralPlanRecorded implements FactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "oral-plan-recorded",
                    "a plan agreed by word of mouth without a recording",
                    List.of(),
                    OralPlanRecorded::new);

    private OralPlanRecorded(Parameters parameters) {}

    @Override
    public void judge(Fact fact, Breaches out) {
        if (fact instanceof Fact.PlanAgreed plan
                && plan.terms().oral()
                && plan.terms().recordingRef() == null) {
            out.report(Evidence.of("the oral agreement was not recorded"));
        }
    }
}
