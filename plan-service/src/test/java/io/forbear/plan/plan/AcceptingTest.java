package io.forbear.plan.plan;

import static io.forbear.plan.plan.PlanExamples.IN_FORCE;
import static io.forbear.plan.plan.PlanExamples.PROPOSED;
import static io.forbear.plan.plan.PlanExamples.SIGNED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.approval.Approval;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.Acceptance.Channel;
import io.forbear.plan.plan.Acceptance.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptingTest {
    private static final Instant NOW = SIGNED_AT.plusSeconds(60);

    @Test
    void waitsForTheOtherSide() {
        var first = acceptance(Side.DEBTOR, SIGNED_AT);
        assertThat(Accepting.decide(PROPOSED, first, List.of(), NOW))
                .isEqualTo(new Accepting.Waiting(first));
    }

    @ParameterizedTest(name = "debtor {0} s, creditor {1} s after the proposal: {2}")
    @CsvSource({"0, 10, 10", "10, 0, 10", "10, 10, 10"})
    void takesEffectWithTheLaterAcceptance(int debtor, int creditor, int signed) {
        var given = acceptance(Side.DEBTOR, PROPOSED.proposedAt().plusSeconds(debtor));
        var second = acceptance(Side.CREDITOR, PROPOSED.proposedAt().plusSeconds(creditor));
        var at = PROPOSED.proposedAt().plusSeconds(signed);
        assertThat(Accepting.decide(PROPOSED, second, List.of(given), NOW))
                .isEqualTo(new Accepting.Both(second, new Signing.Request(at, null, null)));
    }

    @Test
    void isOralIfOneSideAcceptedByWordOfMouth() {
        var given = acceptance(Side.DEBTOR, SIGNED_AT, true, "REC-1");
        var second = acceptance(Side.CREDITOR, SIGNED_AT, false, null);
        assertThat(Accepting.decide(PROPOSED, second, List.of(given), NOW))
                .isEqualTo(
                        new Accepting.Both(second, new Signing.Request(SIGNED_AT, true, "REC-1")));
    }

    @Test
    void comesTooLateForASideThatHasAcceptedOrAPlanThatIsNotProposed() {
        var first = acceptance(Side.DEBTOR, SIGNED_AT);
        assertThat(Accepting.decide(PROPOSED, first, List.of(first), NOW))
                .isInstanceOf(Accepting.Late.class);
        assertThat(Accepting.decide(IN_FORCE, first, List.of(), NOW))
                .isInstanceOf(Accepting.Late.class);
    }

    @ParameterizedTest(name = "{0} ms from now: {1}")
    @CsvSource({"-1, true", "0, true", "1, false"})
    void isNotMadeInTheFuture(long millis, boolean taken) {
        var acceptance = acceptance(Side.DEBTOR, NOW.plusMillis(millis));
        var decision = Accepting.decide(PROPOSED, acceptance, List.of(), NOW);
        assertThat(decision instanceof Accepting.Waiting).isEqualTo(taken);
    }

    @ParameterizedTest(name = "{0} ms from the proposal: {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    void isNotMadeBeforeTheProposal(long millis, boolean taken) {
        var acceptance = acceptance(Side.DEBTOR, PROPOSED.proposedAt().plusMillis(millis));
        switch (Accepting.decide(PROPOSED, acceptance, List.of(), NOW)) {
            case Accepting.Waiting _ -> assertThat(taken).isTrue();
            case Accepting.Refused(var refusals) -> {
                assertThat(taken).isFalse();
                assertThat(refusals).extracting(Refusal::field).containsExactly("acceptedAt");
            }
            case Accepting.Both both -> throw new AssertionError(both);
            case Accepting.Late late -> throw new AssertionError(late);
        }
    }

    @ParameterizedTest(name = "{0} ms after the proposal expired: {1}")
    @CsvSource({"-1, true", "0, true", "1, false"})
    void comesTooLateOnceTheProposalHasExpired(long millis, boolean taken) {
        var at = PROPOSED.expiresAt().plusMillis(millis);
        var decision = Accepting.decide(PROPOSED, acceptance(Side.DEBTOR, at), List.of(), at);
        assertThat(decision instanceof Accepting.Waiting).isEqualTo(taken);
    }

    @ParameterizedTest(name = "approved by {0}: signed {1}")
    @CsvSource(
            value = {"-, false", "desk-2, true"},
            nullValues = "-")
    void isNotSignedBeforeItIsApproved(@Nullable String approver, boolean signed) {
        var approval =
                new Approval(
                        "PLAN-1", "desk-1", null, List.of("too long"), approver, null, null, null);
        var decision =
                Signing.decide(
                        PROPOSED,
                        new Signing.Request(SIGNED_AT, null, null),
                        List.of(new Debt("CREDIT_CARD", List.of("CN"))),
                        approval,
                        SigningTest.shipped(),
                        SIGNED_AT);
        assertThat(decision instanceof Signing.Signed).isEqualTo(signed);
    }

    private static Acceptance acceptance(Side side, Instant at) {
        return acceptance(side, at, null, null);
    }

    private static Acceptance acceptance(
            Side side, Instant at, @Nullable Boolean oral, @Nullable String recording) {
        return new Acceptance(
                "PLAN-1", side, at, Channel.WEB, "somebody", "desk-1", oral, recording);
    }
}
