package io.forbear.plan.plan;

import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.limits.PlanTerms;
import io.forbear.plan.performance.PerformanceExamples;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** The plan of {@link PerformanceExamples} in each of its states. */
final class PlanExamples {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Instant SIGNED_AT = noon(PerformanceExamples.SIGNED);
    static final Signature SIGNATURE = new Signature(SIGNED_AT, false, null);
    static final Plan PROPOSED =
            new Plan(
                    PerformanceExamples.PLAN,
                    "D-1",
                    List.of(PerformanceExamples.ACCOUNT),
                    PlanTerms.shown(
                            PerformanceExamples.SCHEDULE,
                            EnumSet.allOf(PlanContent.class),
                            true,
                            true),
                    false,
                    null,
                    SHANGHAI,
                    3,
                    SIGNED_AT.minusSeconds(3600),
                    "desk-1",
                    noon(PerformanceExamples.SIGNED.plusDays(30)),
                    new PlanState.Proposed());
    static final Plan IN_FORCE = PROPOSED.in(new PlanState.InForce(SIGNATURE));

    private PlanExamples() {}

    /** The proposal, to be agreed by an instant before its first instalment. */
    static Plan expiring(Instant at) {
        return new Plan(
                PROPOSED.planId(),
                PROPOSED.debtorId(),
                PROPOSED.accountIds(),
                PROPOSED.terms(),
                PROPOSED.oral(),
                PROPOSED.recordingRef(),
                PROPOSED.zone(),
                PROPOSED.graceDays(),
                PROPOSED.proposedAt(),
                PROPOSED.proposedBy(),
                at,
                PROPOSED.state());
    }

    static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(SHANGHAI).toInstant();
    }
}
