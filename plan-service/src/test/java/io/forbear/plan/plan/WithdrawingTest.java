package io.forbear.plan.plan;

import static io.forbear.plan.plan.PlanExamples.IN_FORCE;
import static io.forbear.plan.plan.PlanExamples.PROPOSED;
import static io.forbear.plan.plan.PlanExamples.SIGNED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.approval.Decision;
import org.junit.jupiter.api.Test;

class WithdrawingTest {
    private static final Decision OWN =
            new Decision(PROPOSED.proposedBy(), SIGNED_AT, "he has paid");
    private static final Decision OTHERS = new Decision("desk-2", SIGNED_AT, "too long");
    private static final Plan WITHDRAWN = PROPOSED.in(new PlanState.Withdrawn(OWN));

    @Test
    void takesAProposalBackForWhoeverMadeIt() {
        assertThat(Withdrawing.decide(PROPOSED, OWN))
                .isEqualTo(new Withdrawing.Withdrawn(WITHDRAWN));
    }

    @Test
    void doesNotLetAnotherTakeItBack() {
        assertThat(Withdrawing.decide(PROPOSED, OTHERS)).isInstanceOf(Withdrawing.Conflict.class);
        assertThat(Withdrawing.decide(WITHDRAWN, OTHERS)).isInstanceOf(Withdrawing.Conflict.class);
    }

    @Test
    void changesNothingTheSecondTime() {
        assertThat(Withdrawing.decide(WITHDRAWN, OWN)).isEqualTo(new Withdrawing.Unchanged());
    }

    @Test
    void comesTooLateOnceItIsAgreedOrRefused() {
        assertThat(Withdrawing.decide(IN_FORCE, OWN))
                .isEqualTo(new Withdrawing.Conflict("The plan is not proposed but IN_FORCE."));
        assertThat(Withdrawing.decide(PROPOSED.in(new PlanState.Refused(OTHERS)), OWN))
                .isEqualTo(new Withdrawing.Conflict("The plan is not proposed but REFUSED."));
    }

    @Test
    void isNotSignedOrAcceptedAnyMore() {
        assertThat(WITHDRAWN.whyClosed(SIGNED_AT))
                .isEqualTo("The plan is not proposed but WITHDRAWN.");
        assertThat(PROPOSED.whyClosed(PROPOSED.expiresAt())).isNull();
        assertThat(PROPOSED.whyClosed(PROPOSED.expiresAt().plusMillis(1))).contains("expired");
    }
}
