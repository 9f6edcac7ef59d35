package io.forbear.rules.plan;

import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Collection stops once an instalment agreement is signed, unless the debtor does not perform it
 * (card measures 2011 art. 70). From the signature to the breach or the end of the plan.
 */
public final class PlanInForce implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "plan-in-force",
                    "an outbound contact about an account under a signed plan, other than for the"
                            + " allowed purposes",
                    List.of("allowedPurposes"),
                    PlanInForce::new);

    private final Set<Purpose> allowed;

    private PlanInForce(Parameters parameters) {
        allowed = parameters.setOrNone("allowedPurposes", Purpose.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || allowed.contains(contact.purpose())) {
            return;
        }
        for (var plan : situation.file().all(Fact.PlanAgreed.class)) {
            if (isAbout(plan, situation.accounts())
                    && !plan.signedAt().isAfter(situation.at())
                    && !ended(situation.file(), plan, situation.at())) {
                out.report(
                        Evidence.of("an instalment agreement is in force")
                                .with("plan", plan.terms().planId())
                                .with("signedAt", plan.signedAt())
                                .on(List.of(plan.id())));
                return;
            }
        }
    }

    private static boolean isAbout(Fact.PlanAgreed plan, List<String> accounts) {
        for (var account : accounts) {
            if (plan.terms().accountIds().contains(account)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ended(CaseFile file, Fact.PlanAgreed plan, Instant at) {
        var planId = plan.terms().planId();
        for (var broken : file.all(Fact.PlanBroken.class)) {
            if (broken.planId().equals(planId) && within(plan.signedAt(), broken, at)) {
                return true;
            }
        }
        for (var completed : file.all(Fact.PlanCompleted.class)) {
            if (completed.planId().equals(planId) && within(plan.signedAt(), completed, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(Instant signedAt, Fact end, Instant at) {
        return !end.occurredAt().isBefore(signedAt) && !end.occurredAt().isAfter(at);
    }
}
