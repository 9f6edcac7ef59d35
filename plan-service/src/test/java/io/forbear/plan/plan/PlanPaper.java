package io.forbear.plan.plan;

import static io.forbear.plan.performance.PerformanceExamples.cny;

import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.limits.PlanTerms;
import io.forbear.plan.plan.Acceptance.Channel;
import io.forbear.plan.plan.Acceptance.Side;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.DueDates;
import io.forbear.plan.schedule.DueDay;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import io.forbear.plan.schedule.Split;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;

/** A plan of 300, 30 of it interest, in three months, as it is written down. */
public final class PlanPaper {
    public static final List<Acceptance> ACCEPTANCES =
            List.of(acceptance(Side.DEBTOR, "D-1"), acceptance(Side.CREDITOR, "desk-2"));

    private PlanPaper() {}

    /** The plan, proposed or signed. */
    public static PlanView view(boolean signed) {
        var plan =
                new Plan(
                        "PLAN-1",
                        "D-1",
                        List.of("A-1", "A-2"),
                        terms(),
                        true,
                        "REC-1",
                        PlanExamples.SHANGHAI,
                        3,
                        PlanExamples.SIGNED_AT.minusSeconds(3600),
                        "desk-1",
                        PlanExamples.PROPOSED.expiresAt(),
                        new PlanState.Proposed());
        var signature = new Signature(PlanExamples.SIGNED_AT, true, "REC-1");
        return PlanView.of(signed ? plan.in(new PlanState.InForce(signature)) : plan, null);
    }

    private static AgreementTerms terms() {
        var fees = new EnumMap<>(PlanTerms.noFees("CNY"));
        fees.put(FeeKind.INTEREST, cny("30"));
        return new AgreementTerms(
                Schedule.of(
                        cny("300"),
                        new Split.ByCount(3),
                        new DueDates(
                                LocalDate.of(2027, 1, 10),
                                Frequency.MONTHLY,
                                new DueDay.MonthEnd(),
                                DayMove.KEEP,
                                DueDates.WEEKDAYS)),
                EnumSet.allOf(PlanContent.class),
                true,
                true,
                PlanTerms.SHOWN,
                fees,
                cny("50"));
    }

    private static Acceptance acceptance(Side side, String by) {
        return new Acceptance(
                "PLAN-1", side, PlanExamples.SIGNED_AT, Channel.PHONE, by, "desk-2", true, "REC-1");
    }
}
