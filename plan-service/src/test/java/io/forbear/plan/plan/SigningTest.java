package io.forbear.plan.plan;

import static io.forbear.plan.plan.PlanExamples.IN_FORCE;
import static io.forbear.plan.plan.PlanExamples.PROPOSED;
import static io.forbear.plan.plan.PlanExamples.SIGNATURE;
import static io.forbear.plan.plan.PlanExamples.SIGNED_AT;
import static io.forbear.plan.plan.PlanExamples.expiring;
import static io.forbear.plan.plan.PlanExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.PlanLimitsFile;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.performance.PerformanceExamples;
import io.forbear.plan.plan.PlanState.InForce;
import io.forbear.plan.plan.Signing.Late;
import io.forbear.plan.plan.Signing.Refused;
import io.forbear.plan.plan.Signing.Request;
import io.forbear.plan.plan.Signing.Signed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningTest {
    private static final Instant EXPIRES = noon(PerformanceExamples.SIGNED.plusDays(5));
    private static final Debt CARD = new Debt("CREDIT_CARD", List.of("CN"));

    private final PlanLimits limits = shipped();

    @Test
    void bringsAProposedPlanIntoForce() {
        assertThat(decide(PROPOSED, new Request(SIGNED_AT, null, null), SIGNED_AT))
                .isEqualTo(new Signed(PROPOSED.in(new InForce(SIGNATURE))));
    }

    @ParameterizedTest(name = "signed {0} ms after the proposal expired: {1}")
    @CsvSource({"-1, true", "0, true", "1, false"})
    void comesTooLateOnceTheProposalHasExpired(long millis, boolean signed) {
        var at = EXPIRES.plusMillis(millis);
        assertThat(decide(expiring(EXPIRES), new Request(at, null, null), at) instanceof Signed)
                .isEqualTo(signed);
    }

    @ParameterizedTest(name = "first due on 2027-01-10, signed on {0}: {1}")
    @CsvSource({"2027-01-09, true", "2027-01-10, true", "2027-01-11, false"})
    void comesTooLateOnceAnInstalmentIsPastDue(LocalDate on, boolean signed) {
        var decision = decide(PROPOSED, new Request(noon(on), null, null), noon(on));
        assertThat(decision instanceof Signed).isEqualTo(signed);
        if (decision instanceof Refused(var refusals)) {
            assertThat(refusals.stream().map(Refusal::field)).containsExactly("signedAt");
        }
    }

    @ParameterizedTest(name = "signed {0} ms from now: {1}")
    @CsvSource({"-1, true", "0, true", "1, false"})
    void isNotMadeInTheFuture(long millis, boolean signed) {
        var decision =
                decide(PROPOSED, new Request(SIGNED_AT.plusMillis(millis), null, null), SIGNED_AT);
        assertThat(decision instanceof Signed).isEqualTo(signed);
    }

    @ParameterizedTest(name = "signed {0} after the proposal: {1}")
    @CsvSource({"PT-0.001S, signedAt", "PT0S, -", "PT0.001S, -", "P-365000000D, signedAt"})
    void isNotMadeBeforeTheProposal(Duration after, String answer) {
        var request = new Request(PROPOSED.proposedAt().plus(after), null, null);
        switch (decide(PROPOSED, request, SIGNED_AT)) {
            case Signed _ -> assertThat(answer).isEqualTo("-");
            case Refused(var refusals) ->
                    assertThat(refusals.stream().map(Refusal::field)).containsExactly(answer);
            case Late late -> throw new AssertionError(late.reason());
        }
    }

    @Test
    void comesTooLateForAPlanThatIsNotProposed() {
        var broken =
                IN_FORCE.in(
                        new PlanState.Completed(SIGNATURE, SIGNED_AT, IN_FORCE.schedule().total()));
        var request = new Request(SIGNED_AT, null, null);
        assertThat(decide(IN_FORCE, request, SIGNED_AT)).isInstanceOf(Late.class);
        assertThat(decide(broken, request, SIGNED_AT))
                .isEqualTo(new Late("The plan is not proposed but COMPLETED."));
    }

    @ParameterizedTest(name = "oral {0}, recording {1}: {2}")
    @CsvSource(
            value = {
                "true, REC-1, signed",
                "true, -, recordingRef",
                "true, ' ', recordingRef",
                "false, -, signed",
                "-, -, signed"
            },
            nullValues = "-")
    void asksForTheRecordingOfAnOralAgreement(
            @Nullable Boolean oral, @Nullable String recording, String answer) {
        var decision = decide(PROPOSED, new Request(SIGNED_AT, oral, recording), SIGNED_AT);
        switch (decision) {
            case Signed _ -> assertThat(answer).isEqualTo("signed");
            case Refused(var refusals) ->
                    assertThat(refusals.stream().map(Refusal::field)).containsExactly(answer);
            case Late late -> throw new AssertionError(late.reason());
        }
    }

    private Signing decide(Plan plan, Request request, Instant now) {
        return Signing.decide(plan, request, List.of(CARD), null, limits, now);
    }

    static PlanLimits shipped() {
        try (var yaml = SigningTest.class.getResourceAsStream("/plan-limits.yaml")) {
            assertThat(yaml).isNotNull();
            return PlanLimitsFile.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
