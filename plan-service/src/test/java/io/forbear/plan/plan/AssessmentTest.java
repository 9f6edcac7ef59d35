package io.forbear.plan.plan;

import static io.forbear.plan.performance.PerformanceExamples.FIRST_DUE;
import static io.forbear.plan.performance.PerformanceExamples.SIGNED;
import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.performance.PerformanceExamples.reversal;
import static io.forbear.plan.plan.PlanExamples.IN_FORCE;
import static io.forbear.plan.plan.PlanExamples.PROPOSED;
import static io.forbear.plan.plan.PlanExamples.SHANGHAI;
import static io.forbear.plan.plan.PlanExamples.SIGNATURE;
import static io.forbear.plan.plan.PlanExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.payment.Payment;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.Life;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Completed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final LocalDate DAY_AFTER_GRACE = FIRST_DUE.plusDays(4);
    private static final Breach MISSED =
            new Breach(Breach.Reason.INSTALMENT_MISSED, 1, cny("100"), DAY_AFTER_GRACE);

    @Test
    void leavesAProposedPlanAlone() {
        var assessment = on(PROPOSED, LocalDate.of(2027, 12, 1), payment("P1", SIGNED, "300"));
        assertThat(assessment).isEqualTo(new Assessment(PROPOSED, null));
    }

    @Test
    void keepsAPlanInForceUntilItsNextDeadlineHasPassed() {
        assertThat(on(IN_FORCE, SIGNED))
                .isEqualTo(new Assessment(IN_FORCE, midnight(DAY_AFTER_GRACE)));
    }

    @Test
    void breaksAPlanInForceAtABreach() {
        var assessment = on(IN_FORCE, DAY_AFTER_GRACE);
        assertThat(assessment.plan().state())
                .isEqualTo(new Broken(SIGNATURE, noon(DAY_AFTER_GRACE), MISSED));
        assertThat(assessment.nextCheckAt()).isNull();
    }

    @Test
    void breaksItAtMidnightByThePlansClock() {
        var before = midnight(DAY_AFTER_GRACE).minusMillis(1);
        assertThat(at(IN_FORCE, before).plan()).isEqualTo(IN_FORCE);
        assertThat(at(IN_FORCE, midnight(DAY_AFTER_GRACE)).plan().state().status())
                .isEqualTo(PlanStatus.BROKEN);
    }

    @Test
    void completesAPlanInForceWhenAllIsPaid() {
        var assessment = on(IN_FORCE, SIGNED, payment("P1", SIGNED, "305"));
        assertThat(assessment.plan().state())
                .isEqualTo(new Completed(SIGNATURE, noon(SIGNED), cny("305")));
    }

    @Test
    void completesRatherThanBreaksWhenAllIsPaidByThen() {
        var late = payment("P1", DAY_AFTER_GRACE, "300");
        assertThat(on(IN_FORCE, DAY_AFTER_GRACE, late).plan().state().status())
                .isEqualTo(PlanStatus.COMPLETED);
    }

    @Test
    void leavesACompletedPlanCompletedWhateverIsPaidBeyond() {
        var completed = completed();
        var assessment =
                on(
                        completed,
                        FIRST_DUE,
                        payment("P1", SIGNED, "300"),
                        payment("P2", FIRST_DUE, "50"));
        assertThat(assessment.plan()).isEqualTo(completed);
    }

    @Test
    void leavesACompletedPlanCompletedIfEnoughRemainsAfterAReversal() {
        var completed = completed();
        var assessment =
                on(
                        completed,
                        FIRST_DUE,
                        payment("P1", SIGNED, "300"),
                        payment("P2", SIGNED, "50"),
                        reversal("R1", FIRST_DUE, "50", "P2"));
        assertThat(assessment.plan()).isEqualTo(completed);
    }

    @Test
    void breaksACompletedPlanWhenAReversalMakesItShortEvenBeforeAnythingIsDue() {
        var assessment =
                on(
                        completed(),
                        FIRST_DUE.minusDays(1),
                        payment("P1", SIGNED, "300"),
                        reversal("R1", FIRST_DUE.minusDays(1), "120", "P1"));
        assertThat(assessment.plan().state())
                .isEqualTo(
                        new Broken(
                                SIGNATURE,
                                noon(FIRST_DUE.minusDays(1)),
                                new Breach(
                                        Breach.Reason.PAYMENT_REVERSED,
                                        2,
                                        cny("120"),
                                        FIRST_DUE.minusDays(1))));
    }

    @Test
    void leavesABrokenPlanBroken() {
        var broken = IN_FORCE.in(new Broken(SIGNATURE, noon(DAY_AFTER_GRACE), MISSED));
        var next = DAY_AFTER_GRACE.plusDays(1);
        assertThat(on(broken, next, payment("P1", next, "300")))
                .isEqualTo(new Assessment(broken, null));
    }

    @Test
    void bringsABrokenPlanIntoForceAgainWhenABackDatedPaymentDisprovesTheBreach() {
        var broken = IN_FORCE.in(new Broken(SIGNATURE, noon(DAY_AFTER_GRACE), MISSED));
        var next = DAY_AFTER_GRACE.plusDays(1);
        assertThat(on(broken, next, payment("P1", FIRST_DUE, "100")).plan()).isEqualTo(IN_FORCE);
        assertThat(on(broken, next, payment("P1", DAY_AFTER_GRACE, "300")).plan().state().status())
                .isEqualTo(PlanStatus.COMPLETED);
    }

    private static Plan completed() {
        return IN_FORCE.in(new Completed(SIGNATURE, noon(SIGNED), cny("300")));
    }

    private static Assessment on(Plan plan, LocalDate date, Payment... postings) {
        return at(plan, noon(date), postings);
    }

    private static Assessment at(Plan plan, Instant now, Payment... postings) {
        return Assessment.of(plan, plan.life(List.of(postings), Life.Circumstances.NONE, now), now);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(SHANGHAI).toInstant();
    }
}
