package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.forbear.compliance.EventExamples;
import io.forbear.events.ComplaintOutcome;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DeadlineStatus;
import io.forbear.events.DecisionKind;
import io.forbear.events.FindingRecord;
import io.forbear.events.ViolationStatus;
import io.forbear.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConductTopologyTest {
    private final EventExamples debtor = new EventExamples("P-1");
    private final ConductDriver stream = new ConductDriver(Books.shipped());

    @BeforeEach
    void knowsTheDebtor() {
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @AfterEach
    void closes() {
        stream.close();
    }

    @Test
    void permitsALawfulCallForAQuarterOfAnHour() {
        stream.passUntil(may(11, 9, 59));
        var proposal = debtor.proposal(may(11, 10, 0)).build();
        stream.send(Topics.CONTACT_PROPOSED, proposal);

        var decision = onlyDecision();
        assertThat(decision.getDecision()).isEqualTo(DecisionKind.PERMITTED);
        assertThat(decision.getProposalId()).isEqualTo(proposal.getProposalId());
        assertThat(decision.getCausationId()).isEqualTo(proposal.getEventId());
        assertThat(decision.getPackVersions()).isNotEmpty();
        assertThat(decision.getPermit())
                .returns(may(11, 10, 0), p -> p.getValidFrom())
                .returns(may(11, 10, 15), p -> p.getNotAfter())
                .returns("mobile-1", p -> p.getEndpoint());
    }

    @Test
    void defersANightCallToTheMorning() {
        stream.passUntil(may(11, 22, 29));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 22, 30)).build());

        var decision = onlyDecision();
        assertThat(decision.getDecision()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.getNotBefore()).isEqualTo(may(12, 8, 0));
        assertThat(decision.getPermit()).isNull();
        assertThat(rules(decision)).contains("CN-HOURS-01");
    }

    @Test
    void deniesAContactOfADebtorOfWhomNothingIsKnown() {
        var stranger = new EventExamples("P-2");
        stream.passUntil(may(11, 9, 59));
        stream.send(Topics.CONTACT_PROPOSED, stranger.proposal(may(11, 10, 0)).build());

        var decision = onlyDecision();
        assertThat(decision.getDecision()).isEqualTo(DecisionKind.DENIED);
        assertThat(decision.getFindings()).isNotEmpty();
    }

    @Test
    void decidesAProposalOnceHoweverOftenItComes() {
        stream.passUntil(may(11, 9, 59));
        var proposal = debtor.proposal(may(11, 10, 0)).build();
        stream.send(Topics.CONTACT_PROPOSED, proposal);
        stream.send(Topics.CONTACT_PROPOSED, proposal);

        assertThat(stream.decisions()).hasSize(1);
        assertThat(stream.parked(Topics.CONTACT_PROPOSED)).isEmpty();
    }

    @Test
    void parksAProposalThatChangesAfterItWasDecided() {
        stream.passUntil(may(11, 9, 59));
        var proposal = debtor.proposal(may(11, 10, 0)).build();
        stream.send(Topics.CONTACT_PROPOSED, proposal);
        var changed =
                io.forbear.events.ContactProposed.newBuilder(proposal)
                        .setEndpoint("mobile-2")
                        .build();
        stream.send(Topics.CONTACT_PROPOSED, changed);

        assertThat(stream.decisions()).hasSize(1);
        assertThat(reasons(Topics.CONTACT_PROPOSED)).containsExactly("REJECTED");
    }

    @Test
    void holdsTheSlotOfAPermittedCall() {
        stream.passUntil(may(11, 12, 0));
        call(debtor.call(may(11, 9, 0)));
        call(debtor.call(may(11, 11, 0)));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 13, 0)).build());
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 13, 5)).build());

        assertThat(stream.decisions())
                .extracting(ContactDecided::getDecision)
                .containsExactly(DecisionKind.PERMITTED, DecisionKind.DEFERRED);
    }

    @Test
    void freesTheSlotWhenTheCallWasNotAnswered() {
        stream.passUntil(may(11, 12, 0));
        call(debtor.call(may(11, 9, 0)));
        call(debtor.call(may(11, 11, 0)));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 13, 0)).build());
        var permitted = onlyDecision();
        stream.passUntil(may(11, 13, 4));
        call(
                debtor.call(may(11, 13, 1))
                        .setOutcome(ContactOutcome.RANG_UNANSWERED)
                        .setRecordingRef(null)
                        .setProposalId(permitted.getProposalId())
                        .setPermitId(permitted.getPermit().getPermitId()));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 13, 5)).build());

        assertThat(onlyDecision().getDecision()).isEqualTo(DecisionKind.PERMITTED);
    }

    @Test
    void freesTheSlotAQuarterOfAnHourAfterThePlannedInstant() {
        stream.passUntil(may(11, 12, 0));
        call(debtor.call(may(11, 9, 0)));
        call(debtor.call(may(11, 11, 0)));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 13, 0)).build());
        stream.passUntil(may(11, 13, 20));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 13, 17)).build());

        assertThat(stream.decisions())
                .extracting(ContactDecided::getDecision)
                .containsExactly(DecisionKind.PERMITTED, DecisionKind.PERMITTED);
    }

    @Test
    void findsACallThatWentAroundTheGate() {
        stream.passUntil(may(11, 10, 1));
        var call = debtor.call(may(11, 10, 0)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, call);

        assertThat(stream.violations())
                .extracting(v -> v.getFinding().getRuleId(), ComplianceViolation::getStatus)
                .containsExactly(tuple("FB-PERMIT-01", ViolationStatus.RAISED));
    }

    @Test
    void saysNothingOfACallThatWasPermitted() {
        stream.passUntil(may(11, 9, 59));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 10, 0)).build());
        var permitted = onlyDecision();
        stream.passUntil(may(11, 10, 5));
        call(
                debtor.call(may(11, 10, 1))
                        .setProposalId(permitted.getProposalId())
                        .setPermitId(permitted.getPermit().getPermitId()));

        assertThat(stream.violations()).isEmpty();
    }

    @Test
    void raisesTheFourthConversationOfTheDayWithWhatItRestsOn() {
        stream.passUntil(may(11, 20, 0));
        var calls =
                List.of(9, 11, 13, 15).stream()
                        .map(hour -> debtor.call(may(11, hour, 0)).build())
                        .toList();
        calls.forEach(call -> stream.send(Topics.CONTACT_ATTEMPTED, call));

        var found = frequency(stream.violations());
        assertThat(found).hasSize(1);
        var violation = found.getFirst();
        assertThat(violation.getSubjectId()).isEqualTo(calls.get(3).getEventId().toString());
        assertThat(violation.getCausationId()).isEqualTo(calls.get(3).getEventId());
        assertThat(violation.getAgentIds()).containsExactly("s1");
        assertThat(violation.getFinding().getRestsOn())
                .contains(calls.get(0).getEventId().toString());
        assertThat(violation.getFinding().getEvidence()).isNotEmpty();
    }

    @Test
    void findsTheFourthWhenAnEarlierCallIsReportedLate() {
        stream.passUntil(may(11, 20, 0));
        var last = debtor.call(may(11, 15, 0)).build();
        call(debtor.call(may(11, 9, 0)));
        call(debtor.call(may(11, 13, 0)));
        stream.send(Topics.CONTACT_ATTEMPTED, last);
        assertThat(frequency(stream.violations())).isEmpty();

        call(debtor.call(may(11, 11, 0)));
        assertThat(frequency(stream.violations()))
                .extracting(ComplianceViolation::getSubjectId, ComplianceViolation::getStatus)
                .containsExactly(tuple(last.getEventId().toString(), ViolationStatus.RAISED));
    }

    @Test
    void retractsWhatACorrectedOutcomeDisproves() {
        stream.passUntil(may(11, 20, 0));
        var second = debtor.call(may(11, 11, 0)).build();
        call(debtor.call(may(11, 9, 0)));
        stream.send(Topics.CONTACT_ATTEMPTED, second);
        call(debtor.call(may(11, 13, 0)));
        call(debtor.call(may(11, 15, 0)));
        var raised = frequency(stream.violations()).getFirst();

        stream.send(
                Topics.CONTACT_ATTEMPTED,
                ContactAttempted.newBuilder(second)
                        .setOutcome(ContactOutcome.RANG_UNANSWERED)
                        .setRecordingRef(null)
                        .build());
        assertThat(frequency(stream.violations()))
                .extracting(ComplianceViolation::getViolationId, ComplianceViolation::getStatus)
                .containsExactly(tuple(raised.getViolationId(), ViolationStatus.RETRACTED));
    }

    @Test
    void restatesWhatRestsOnOtherFactsThanBefore() {
        stream.passUntil(may(11, 20, 0));
        for (var hour : List.of(9, 11, 13, 15)) {
            call(debtor.call(may(11, hour, 0)));
        }
        stream.violations();
        call(debtor.call(may(11, 10, 0)));

        assertThat(frequency(stream.violations()))
                .extracting(ComplianceViolation::getStatus)
                .containsExactlyInAnyOrder(ViolationStatus.RAISED, ViolationStatus.RESTATED);
    }

    @Test
    void saysNothingAboutAnEventThatComesTwice() {
        stream.passUntil(may(11, 22, 40));
        var call = debtor.call(may(11, 22, 30)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, call);
        assertThat(stream.violations()).isNotEmpty();

        stream.send(Topics.CONTACT_ATTEMPTED, call);
        assertThat(stream.violations()).isEmpty();
    }

    @Test
    void findsCallsMadeSinceAPlanThatIsHeardOfLate() {
        stream.passUntil(may(12, 20, 0));
        var call = debtor.call(may(12, 10, 0)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, call);
        stream.violations();

        stream.send(Topics.PLAN_AGREED, debtor.planSigned(may(11, 9, 0)));
        assertThat(stream.violations())
                .extracting(v -> v.getFinding().getRuleId(), ComplianceViolation::getSubjectId)
                .containsExactly(tuple("CN-PLAN-04", call.getEventId().toString()));
    }

    @Test
    void stopsCollectionFromTheVeryInstantOfTheSignature() {
        stream.passUntil(may(11, 20, 0));
        stream.send(Topics.PLAN_AGREED, debtor.planSigned(may(11, 10, 0)));
        var before = debtor.call(may(11, 10, 0).minusMillis(1)).build();
        var at = debtor.call(may(11, 10, 0)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, before);
        stream.send(Topics.CONTACT_ATTEMPTED, at);
        assertThat(stream.violations())
                .filteredOn(v -> v.getFinding().getRuleId().equals("CN-PLAN-04"))
                .extracting(ComplianceViolation::getSubjectId)
                .containsExactly(at.getEventId().toString());
    }

    @Test
    void deniesCollectionWhileAPlanIsInForceButNotItsService() {
        stream.passUntil(may(12, 9, 0));
        stream.send(Topics.PLAN_AGREED, debtor.planSigned(may(11, 9, 0)));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(12, 10, 0)).build());
        stream.send(
                Topics.CONTACT_PROPOSED,
                debtor.proposal(may(12, 10, 0)).setPurpose(ContactPurpose.PLAN_SERVICING).build());

        assertThat(stream.decisions())
                .extracting(ContactDecided::getDecision)
                .containsExactly(DecisionKind.DENIED, DecisionKind.PERMITTED);
    }

    @Test
    void warnsOfATermBeforeItRunsOutAndFindsItMissedThen() {
        stream.passUntil(may(2, 9, 0));
        stream.send(Topics.COMPLAINT_FILED, debtor.complaint(may(2, 9, 0)));
        assertThat(stream.deadlines()).isEmpty();

        stream.passUntil(may(14, 23, 59));
        assertThat(stream.deadlines()).isEmpty();
        stream.passUntil(may(15, 0, 0));
        assertThat(stream.deadlines())
                .extracting(d -> d.getRuleId(), d -> d.getStatus(), d -> d.getDueAt())
                .containsExactly(
                        tuple(
                                "CN-COMPL-01",
                                DeadlineStatus.APPROACHING,
                                may(18, 0, 0).minusMillis(1)));

        stream.passUntil(may(18, 0, 0));
        assertThat(stream.deadlines())
                .extracting(d -> d.getStatus())
                .containsExactly(DeadlineStatus.MISSED);
        assertThat(stream.violations())
                .extracting(v -> v.getFinding().getRuleId(), ComplianceViolation::getStatus)
                .containsExactly(tuple("CN-COMPL-01", ViolationStatus.RAISED));
    }

    @Test
    void looksAgainAnHourAfterALookAtATermFailed() {
        stream.passUntil(may(2, 9, 0));
        stream.send(Topics.COMPLAINT_FILED, debtor.complaint(may(2, 9, 0)));
        var unharmed = damageCaseFile();
        stream.passUntil(may(15, 0, 0));
        assertThat(stream.failedLooks()).isEqualTo(1);
        assertThat(stream.deadlines()).isEmpty();

        unharmed.forEach(row -> stream.caseFileRows().put(row.key, row.value));
        stream.passUntil(may(15, 0, 59));
        assertThat(stream.deadlines()).isEmpty();
        stream.passUntil(may(15, 1, 0));
        assertThat(stream.deadlines())
                .extracting(d -> d.getStatus())
                .containsExactly(DeadlineStatus.APPROACHING);
        stream.passUntil(may(18, 0, 0));
        assertThat(stream.deadlines())
                .extracting(d -> d.getStatus())
                .containsExactly(DeadlineStatus.MISSED);
    }

    @Test
    void parksWhatCannotBeJudgedWithThePlaceOfTheDefectAndJudgesItWhenItComesAgain() {
        stream.passUntil(may(11, 22, 31));
        var unharmed = damageCaseFile();
        var call = debtor.call(may(11, 22, 30)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, call);
        var parked = stream.parked(Topics.CONTACT_ATTEMPTED);
        assertThat(parked).hasSize(1);
        assertThat(header(parked.getFirst().headers(), "forbear-parked-reason"))
                .isEqualTo("FAILED");
        assertThat(header(parked.getFirst().headers(), "forbear-parked-message"))
                .contains("expected a fact of version 1 to 3", "compliance.casefile");
        assertThat(stream.violations()).isEmpty();

        unharmed.forEach(row -> stream.caseFileRows().put(row.key, row.value));
        stream.send(Topics.CONTACT_ATTEMPTED, call);
        assertThat(stream.violations())
                .extracting(v -> v.getFinding().getRuleId())
                .contains("CN-HOURS-01");
    }

    /** Makes every row unreadable; returns them as they were. */
    private List<KeyValue<Bytes, byte[]>> damageCaseFile() {
        var unharmed = new ArrayList<KeyValue<Bytes, byte[]>>();
        try (var rows = stream.caseFileRows().all()) {
            rows.forEachRemaining(unharmed::add);
        }
        unharmed.forEach(row -> stream.caseFileRows().put(row.key, new byte[] {99}));
        return unharmed;
    }

    @Test
    void endsATermThatIsKept() {
        stream.passUntil(may(2, 9, 0));
        var complaint = debtor.complaint(may(2, 9, 0));
        stream.send(Topics.COMPLAINT_FILED, complaint);
        stream.passUntil(may(10, 9, 0));
        stream.send(
                Topics.COMPLAINT_RESOLVED,
                ComplaintResolved.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(may(10, 9, 0))
                        .setDebtorId(debtor.debtorId())
                        .setComplaintId(complaint.getComplaintId())
                        .setOutcome(ComplaintOutcome.UPHELD)
                        .build());
        assertThat(stream.deadlines())
                .extracting(d -> d.getStatus())
                .containsExactly(DeadlineStatus.MET);

        stream.passUntil(may(30, 9, 0));
        assertThat(stream.deadlines()).isEmpty();
        assertThat(stream.violations()).isEmpty();
    }

    @Test
    void parksBytesThatAreNoEventAndGoesOn() {
        var garbage = new byte[] {7, 7, 7};
        var headers = new RecordHeaders().add("traceparent", "00-x".getBytes(UTF_8));
        stream.sendBytes(Topics.CONTACT_ATTEMPTED, "P-1".getBytes(UTF_8), garbage, headers);
        stream.sendBytes(Topics.CONTACT_ATTEMPTED, null, garbage, new RecordHeaders());
        stream.sendBytes(Topics.DEBTOR_PROFILE, "P-1".getBytes(UTF_8), null, new RecordHeaders());
        stream.passUntil(may(11, 10, 1));
        call(debtor.call(may(11, 10, 0)));

        var parked = stream.parked(Topics.CONTACT_ATTEMPTED);
        assertThat(parked).hasSize(2);
        assertThat(parked.getFirst().value()).isEqualTo(garbage);
        assertThat(parked.getFirst().key()).isEqualTo("P-1".getBytes(UTF_8));
        assertThat(header(parked.getFirst().headers(), "traceparent")).isEqualTo("00-x");
        assertThat(header(parked.getFirst().headers(), "forbear-parked-reason"))
                .isEqualTo("UNDECODABLE");
        assertThat(header(parked.getFirst().headers(), "forbear-parked-topic"))
                .isEqualTo("contact.attempted");
        assertThat(reasons(Topics.DEBTOR_PROFILE)).containsExactly("UNDECODABLE");
        assertThat(stream.violations()).hasSize(1);
    }

    /** Kafka's limit is one of compressed bytes; the producer's is not. */
    @Test
    void parksARecordThatNoTopicWouldTakeWithoutItsContent() {
        var key = "P-1".getBytes(UTF_8);
        var noise = new RecordHeaders().add("noise", new byte[2_000_000]);
        stream.sendBytes(Topics.CONTACT_ATTEMPTED, key, new byte[1_999_900], new RecordHeaders());
        stream.sendBytes(Topics.CONTACT_ATTEMPTED, key, new byte[] {7}, noise);
        stream.sendBytes(Topics.CONTACT_ATTEMPTED, new byte[3_000_000], null, new RecordHeaders());

        var parked = stream.parked(Topics.CONTACT_ATTEMPTED);
        assertThat(parked.getFirst().value()).hasSize(1_999_900);
        assertThat(parked.get(1).key()).isEqualTo(key);
        assertThat(parked.get(2).key()).isNull();
        assertThat(parked.subList(1, 3))
                .allSatisfy(
                        record -> {
                            assertThat(record.value()).isNull();
                            assertThat(record.headers().lastHeader("noise")).isNull();
                            assertThat(header(record.headers(), "forbear-parked-left-out"))
                                    .contains("bytes");
                            assertThat(header(record.headers(), "forbear-parked-reason"))
                                    .isEqualTo("UNDECODABLE");
                        });
    }

    @Test
    void keepsTheReasonShortWhateverTheRecordSays() {
        var call = debtor.call(may(11, 10, 0)).build();
        var bytes = PlainAvro.serializer().serialize(Topics.CONTACT_ATTEMPTED.name(), call);
        var key = "P".repeat(5000).getBytes(UTF_8);
        stream.sendBytes(Topics.CONTACT_ATTEMPTED, key, bytes, new RecordHeaders());

        var parked = stream.parked(Topics.CONTACT_ATTEMPTED).getFirst();
        assertThat(header(parked.headers(), "forbear-parked-message")).hasSize(1000);
    }

    @Test
    void parksAnEventUnderTheKeyOfAnotherDebtor() {
        var call = debtor.call(may(11, 10, 0)).build();
        var bytes = PlainAvro.serializer().serialize(Topics.CONTACT_ATTEMPTED.name(), call);
        stream.sendBytes(
                Topics.CONTACT_ATTEMPTED, "P-9".getBytes(UTF_8), bytes, new RecordHeaders());

        assertThat(reasons(Topics.CONTACT_ATTEMPTED)).containsExactly("WRONG_KEY");
        assertThat(stream.violations()).isEmpty();
    }

    @Test
    void parksAnEventWithASymbolItDoesNotKnow() {
        call(debtor.call(may(11, 10, 0)).setOutcome(ContactOutcome.UNKNOWN));
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Atlantis"));

        assertThat(reasons(Topics.CONTACT_ATTEMPTED)).containsExactly("REJECTED");
        assertThat(reasons(Topics.DEBTOR_PROFILE)).containsExactly("REJECTED");
    }

    @Test
    void handsTheTraceOnAndNoOtherHeader() {
        stream.passUntil(may(11, 10, 1));
        var headers =
                new RecordHeaders()
                        .add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736".getBytes(UTF_8))
                        .add("forbear-replay", "1".getBytes(UTF_8));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 10, 0)).build(), headers);

        var handedOn = stream.violationRecords().getFirst().headers();
        assertThat(header(handedOn, "traceparent"))
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(handedOn.lastHeader("forbear-replay")).isNull();
    }

    private void call(ContactAttempted.Builder call) {
        stream.send(Topics.CONTACT_ATTEMPTED, call.build());
    }

    private ContactDecided onlyDecision() {
        var decisions = stream.decisions();
        assertThat(decisions).hasSize(1);
        return decisions.getFirst();
    }

    private List<String> reasons(io.forbear.topics.Topic<?> topic) {
        return stream.parked(topic).stream()
                .map(record -> header(record.headers(), "forbear-parked-reason"))
                .toList();
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static List<String> rules(ContactDecided decision) {
        return decision.getFindings().stream().map(FindingRecord::getRuleId).toList();
    }

    private static List<ComplianceViolation> frequency(List<ComplianceViolation> violations) {
        return violations.stream()
                .filter(v -> v.getFinding().getRuleId().equals("CN-FREQ-03"))
                .toList();
    }
}
