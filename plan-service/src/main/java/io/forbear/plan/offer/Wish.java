package io.forbear.plan.offer;

import io.forbear.money.Money;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.plan.DueDayBody;
import io.forbear.plan.plan.ProposalBody;
import io.forbear.plan.plan.ProposalBody.Amount;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.Frequency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What plans are wished for.
 *
 * @param debt what is to be paid before any waiver
 * @param feesInDebt how much of it is fees and interest that can be waived
 * @param fees that accrue during the plan, by kind; they come on top of the debt
 * @param willingnessEvidence ids of what shows that the debtor is willing to pay
 */
record Wish(
        String debtorId,
        List<String> accountIds,
        Money debt,
        Money feesInDebt,
        Map<FeeKind, BigDecimal> fees,
        LocalDate firstDueOn,
        @Nullable DueDayBody dueDay,
        DayMove onHoliday,
        boolean willing,
        Set<String> willingnessEvidence) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Wish {
        accountIds = List.copyOf(accountIds);
        fees = Map.copyOf(fees);
        willingnessEvidence = Set.copyOf(willingnessEvidence);
    }

    /**
     * The proposal of one length and waiver.
     *
     * @param waiverPercent how much of the fees in the debt is waived
     */
    ProposalBody body(int count, int waiverPercent, Affordability affordability) {
        var waiver =
                feesInDebt.portion(BigDecimal.valueOf(waiverPercent), HUNDRED, RoundingMode.DOWN);
        var total =
                debt.minus(waiver)
                        .amount()
                        .add(fees.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return new ProposalBody(
                debtorId,
                accountIds,
                new Amount(total, debt.currency()),
                count,
                null,
                null,
                null,
                null,
                firstDueOn,
                Frequency.MONTHLY,
                dueDay,
                onHoliday,
                List.copyOf(EnumSet.allOf(PlanContent.class)),
                fees,
                waiver.sign() > 0 ? waiver.amount() : null,
                affordability.isExceededBy(new Money(total, debt.currency())),
                willing,
                Set.of(),
                willingnessEvidence,
                affordability.affordabilityId(),
                null,
                null);
    }
}
