package io.forbear.rules.plan;

import io.forbear.rules.Breaches;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.FactCheck;
import io.forbear.rules.Parameters;
import io.forbear.rules.PlanTerms;
import io.forbear.rules.RuleType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * An instalment agreement runs five years at most (card measures 2011 art. 70): the last due date
 * is not later than so many months after the first, nor after the signature (for a proposal: after
 * it was made). By dates, not by the number of instalments: our reading, the stricter one.
 */
public final class PlanLength implements FactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "plan-length",
                    "a plan, proposed or agreed, that ends later than maxMonths after its first due"
                            + " date or its signature",
                    List.of("maxMonths", "zone"),
                    PlanLength::new);

    private final int maxMonths;
    private final ZoneId zone;

    private PlanLength(Parameters parameters) {
        maxMonths = parameters.number("maxMonths", 1);
        zone = parameters.zone("zone");
    }

    @Override
    public void judge(Fact fact, Breaches out) {
        if (fact instanceof Fact.PlanProposed plan) {
            judge(plan.terms(), plan.occurredAt(), out);
        } else if (fact instanceof Fact.PlanAgreed plan) {
            judge(plan.terms(), plan.signedAt(), out);
        }
    }

    private void judge(PlanTerms terms, Instant signedAt, Breaches out) {
        var byFirstDue = terms.firstDue().plusMonths(maxMonths);
        var bySignature = LocalDate.ofInstant(signedAt, zone).plusMonths(maxMonths);
        var last = byFirstDue.isBefore(bySignature) ? byFirstDue : bySignature;
        if (terms.lastDue().isAfter(last)) {
            out.report(
                    Evidence.of("last due on %s, at the latest %s".formatted(terms.lastDue(), last))
                            .with("lastDue", terms.lastDue())
                            .with("latest", last)
                            .with("limitMonths", maxMonths));
        }
    }
}
