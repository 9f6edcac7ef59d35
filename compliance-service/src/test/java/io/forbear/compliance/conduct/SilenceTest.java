package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.forbear.compliance.EventExamples;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DecisionKind;
import io.forbear.events.ViolationStatus;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At most three conversations a day (CN-FREQ-03); of the first nobody said what came of it. */
class SilenceTest {
    private final ConductDriver stream = new ConductDriver(Books.shipped());
    private final EventExamples debtor = new EventExamples("P-1");

    @BeforeEach
    void knowsTheDebtor() {
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @AfterEach
    void closes() {
        stream.close();
    }

    private ContactDecided permitted(Instant at) {
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(at).build());
        var decision = stream.decisions().getFirst();
        assertThat(decision.getDecision()).isEqualTo(DecisionKind.PERMITTED);
        return decision;
    }

    private ContactAttempted of(ContactDecided permitted, ContactOutcome outcome, Instant at) {
        return debtor.call(at)
                .setEventId(UUID.randomUUID())
                .setOutcome(outcome)
                .setRecordingRef(null)
                .setProposalId(permitted.getProposalId())
                .setPermitId(permitted.getPermit().getPermitId())
                .build();
    }

    private ContactAttempted call(int hour) {
        var call = debtor.call(may(11, hour, 0)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, call);
        return call;
    }

    @Test
    void countsAgainstTheLimitUntilAReportDisprovesIt() {
        stream.passUntil(may(11, 8, 59));
        var permitted = permitted(may(11, 9, 0));
        stream.passUntil(may(11, 20, 0));
        stream.send(
                Topics.CONTACT_ATTEMPTED, of(permitted, ContactOutcome.UNREPORTED, may(11, 9, 0)));
        assertThat(stream.violations()).as("silence breaks no law by itself").isEmpty();
        call(11);
        call(13);
        stream.violations();
        var fourth = call(15);
        var raised =
                stream.violations().stream().filter(SilenceTest::isFrequency).toList().getFirst();
        assertThat(raised.getSubjectId()).isEqualTo(fourth.getEventId().toString());
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 20, 5)).build());
        assertThat(stream.decisions().getFirst().getDecision()).isEqualTo(DecisionKind.DEFERRED);

        stream.send(
                Topics.CONTACT_ATTEMPTED,
                of(permitted, ContactOutcome.NOT_CONNECTED_INVALID, may(11, 9, 1)));
        assertThat(stream.violations().stream().filter(SilenceTest::isFrequency))
                .extracting(ComplianceViolation::getViolationId, ComplianceViolation::getStatus)
                .containsExactly(tuple(raised.getViolationId(), ViolationStatus.RETRACTED));
    }

    @Test
    void freesTheSlotOfAContactThatTheGatewayDidNotMake() {
        stream.passUntil(may(11, 12, 0));
        call(9);
        call(11);
        var permitted = permitted(may(11, 12, 1));
        stream.send(
                Topics.CONTACT_ATTEMPTED, of(permitted, ContactOutcome.NOT_MADE, may(11, 12, 2)));
        assertThat(permitted(may(11, 12, 5))).isNotNull();
    }

    @Test
    void takesBackWhatACallBrokeThatWasNotMadeAfterAll() {
        stream.passUntil(may(11, 20, 0));
        call(9);
        call(11);
        call(13);
        var fourth = call(15);
        assertThat(stream.violations().stream().filter(SilenceTest::isFrequency)).hasSize(1);
        stream.send(
                Topics.CONTACT_ATTEMPTED,
                ContactAttempted.newBuilder(fourth)
                        .setOutcome(ContactOutcome.NOT_MADE)
                        .setProposalId(null)
                        .setPermitId(null)
                        .build());
        assertThat(stream.violations().stream().filter(SilenceTest::isFrequency))
                .extracting(ComplianceViolation::getStatus)
                .containsExactly(ViolationStatus.RETRACTED);
    }

    private static boolean isFrequency(ComplianceViolation violation) {
        return violation.getFinding().getRuleId().equals("CN-FREQ-03");
    }
}
