package io.forbear.plan.approval;

import io.forbear.money.Money;
import io.forbear.plan.limits.AgreementTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to what one person decides about a plan alone; a second one approves what goes beyond.
 *
 * @param maxMonths from the first due date to the last
 * @param maxWaiverPercent of the debt before the waiver
 * @param maxWaiver by currency; none: any waiver in it has to be approved
 * @param maxTotal by currency; none: any plan in it has to be approved
 */
public record ApprovalLimits(
        int maxMonths,
        int maxWaiverPercent,
        Map<String, BigDecimal> maxWaiver,
        Map<String, BigDecimal> maxTotal) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ApprovalLimits {
        maxWaiver = Map.copyOf(maxWaiver);
        maxTotal = Map.copyOf(maxTotal);
    }

    /** Why a second person has to approve; empty if none has to. */
    public List<String> exceededBy(AgreementTerms terms) {
        var reasons = new ArrayList<String>();
        var schedule = terms.schedule();
        if (schedule.lastDueOn().isAfter(schedule.firstDueOn().plusMonths(maxMonths))) {
            reasons.add(
                    "takes more than %d months, %s to %s"
                            .formatted(maxMonths, schedule.firstDueOn(), schedule.lastDueOn()));
        }
        if (isBeyond(schedule.total(), maxTotal)) {
            reasons.add(
                    "total " + schedule.total() + " exceeds " + limit(schedule.total(), maxTotal));
        }
        var waiver = terms.waiver();
        if (waiver != null) {
            waiver(waiver, terms, reasons);
        }
        return List.copyOf(reasons);
    }

    private void waiver(Money waiver, AgreementTerms terms, List<String> reasons) {
        if (isBeyond(waiver, maxWaiver)) {
            reasons.add("waiver " + waiver + " exceeds " + limit(waiver, maxWaiver));
        }
        var debt = terms.schedule().total().minus(terms.feeTotal()).plus(waiver);
        var percent = BigDecimal.valueOf(maxWaiverPercent);
        if (waiver.amount().multiply(HUNDRED).compareTo(debt.amount().multiply(percent)) > 0) {
            reasons.add(
                    "waiver %s exceeds %d %% of the debt, %s"
                            .formatted(waiver, maxWaiverPercent, debt));
        }
    }

    private static boolean isBeyond(Money money, Map<String, BigDecimal> limits) {
        var limit = limits.get(money.currency());
        return limit == null || money.amount().compareTo(limit) > 0;
    }

    private static String limit(Money money, Map<String, BigDecimal> limits) {
        @Nullable BigDecimal limit = limits.get(money.currency());
        return limit == null
                ? "what one person may decide in " + money.currency() + ", nothing"
                : limit.toPlainString();
    }
}
