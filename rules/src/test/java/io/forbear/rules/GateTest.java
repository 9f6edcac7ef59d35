package io.forbear.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At most two unanswered calls a day. */
class GateTest {
    private final Gate gate = new Gate(RuleBook.of(List.of(Given.atMostCallsADay(2))));
    private final CaseFile file = Given.file();

    private Decision decide(String id, String at) {
        var proposal = Given.proposed(id, at);
        file.add(proposal);
        return gate.decide(file, proposal, Instant.parse(at));
    }

    private void permit(String id, String at) {
        assertThat(decide(id, at))
                .isInstanceOfSatisfying(
                        Decision.Permitted.class,
                        permitted ->
                                file.add(
                                        permitted.permit(
                                                "permit " + id,
                                                "permit " + id,
                                                Given.proposed(id, at),
                                                Instant.parse(at))));
    }

    private void isDeferred(Decision decision, String notBefore) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Deferred.class,
                        deferred -> {
                            assertThat(deferred.notBefore()).isEqualTo(notBefore);
                            assertThat(deferred.findings())
                                    .extracting(Finding::ruleId)
                                    .contains("XX-RULE-01");
                        });
    }

    private void unreported(String id) {
        var at = Instant.parse("2026-03-01T10:00:00Z");
        file.add(new Fact.ProposalClosed("silence " + id, at, at, id, Outcome.UNREPORTED));
    }

    @Test
    void countsWhatNobodyReportedAgainstTheLimitUntilAReportSaysOtherwise() {
        permit("g", "2026-03-01T10:00:00Z");
        unreported("g");
        file.add(Given.unanswered("c", "2026-03-01T11:00:00Z"));
        isDeferred(decide("h", "2026-03-01T12:00:00Z"), "2026-03-02T00:00:00Z");

        var contact = Given.call().proposalId("g").build();
        file.add(Given.made("late", "2026-03-01T10:05:00Z", contact, Outcome.NOT_CONNECTED_BUSY));
        assertThat(decide("i", "2026-03-01T12:00:00Z")).isInstanceOf(Decision.Permitted.class);
    }

    @Test
    void takesAFindingBackThatRestedOnWhatNobodyReported() {
        var detector = new Detector(RuleBook.of(List.of(Given.atMostCallsADay(2))));
        permit("g", "2026-03-01T10:00:00Z");
        file.add(Given.unanswered("c1", "2026-03-01T11:00:00Z"));
        file.add(Given.unanswered("c2", "2026-03-01T12:00:00Z"));
        unreported("g");
        var now = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(detector.findingsOf(file, "c1", now)).isEmpty();
        assertThat(detector.findingsOf(file, "c2", now))
                .extracting(Finding::ruleId)
                .containsExactly("XX-RULE-01");

        var contact = Given.call().proposalId("g").build();
        var report =
                Given.made("late", "2026-03-01T10:05:00Z", contact, Outcome.NOT_CONNECTED_BUSY);
        var change = file.add(report);
        assertThat(change).isNotNull();
        assertThat(detector.affectedBy(file, report, null)).contains("c2");
        assertThat(detector.findingsOf(file, "c2", now)).isEmpty();
    }

    @Test
    void permitsForFifteenMinutesFromThePlannedInstant() {
        assertThat(decide("g", "2026-03-01T10:00:00Z"))
                .isEqualTo(
                        new Decision.Permitted(
                                List.of(),
                                Instant.parse("2026-03-01T10:00:00Z"),
                                Instant.parse("2026-03-01T10:15:00Z")));
    }

    @Test
    void defersToTheNextDateOnceTheLimitIsReached() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        file.add(Given.unanswered("b", "2026-03-01T11:00:00Z"));
        isDeferred(decide("g", "2026-03-01T12:00:00Z"), "2026-03-02T00:00:00Z");
    }

    @Test
    void countsAContactInFlightAsTheWorstItMayBecome() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        permit("g1", "2026-03-01T11:00:00Z");
        isDeferred(decide("g2", "2026-03-01T11:05:00Z"), "2026-03-01T11:15:00Z");
    }

    @Test
    void freesTheSlotOfACallThatDoesNotCount() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        permit("g1", "2026-03-01T11:00:00Z");
        var contact = Given.call().proposalId("g1").build();
        file.add(Given.made("b", "2026-03-01T11:01:00Z", contact, Outcome.NOT_CONNECTED_BUSY));
        permit("g2", "2026-03-01T11:05:00Z");
    }

    @Test
    void doesNotSpoilAContactThatIsPermittedForLater() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        var later = Given.proposed("g1", "2026-03-01T15:00:00Z");
        file.add(later);
        var now = Instant.parse("2026-03-01T11:00:00Z");
        assertThat(gate.decide(file, later, now))
                .isInstanceOfSatisfying(
                        Decision.Permitted.class,
                        permitted -> file.add(permitted.permit("p", "p", later, now)));
        isDeferred(decide("g2", "2026-03-01T12:00:00Z"), "2026-03-01T15:15:00Z");
    }

    @Test
    void answersTheSameProposalTheSameWayAgain() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        permit("g1", "2026-03-01T11:00:00Z");
        permit("g1", "2026-03-01T11:00:00Z");
    }

    @Test
    void deniesWhatNoTimeCures() {
        var never = new Gate(RuleBook.of(List.of(Given.atMostCallsADay(0))));
        var proposal = Given.proposed("g", "2026-03-01T10:00:00Z");
        assertThat(never.decide(file, proposal, proposal.occurredAt()))
                .isInstanceOf(Decision.Denied.class);
    }

    @ParameterizedTest
    @CsvSource({
        "21:44:59.999, false, 21:59:59.999",
        "21:45:00, false, 22:00:00",
        "21:45:00.001, false, 22:00:00",
        "21:55:30, false, 22:00:00",
        "22:00:00, false, 22:00:00",
        "21:44:59.999, true, 21:59:59.999",
        "21:45:00, true, 21:59:59.999",
        "21:59:59.999, true, 21:59:59.999",
        "21:30:00, true, 21:45:00"
    })
    void permitsNoLongerThanTheLawDoes(String planned, boolean limitExcluded, String notAfter) {
        var hours = Map.of("earliest", "08:00", "latest", "22:00", "zone", "DEBTOR");
        var excluding = new HashMap<String, Object>(hours);
        excluding.put("latestExcluded", limitExcluded);
        var law = Given.law("1", "2020-01-01T00:00:00Z", "allowed-hours", excluding);
        assertThat(lasts(law, file, "2026-03-01T" + planned + "Z"))
                .isEqualTo(Instant.parse("2026-03-01T" + notAfter + "Z"));
    }

    @Test
    void permitsNothingIntoATimeThePersonCalledInconvenient() {
        var at = Instant.parse("2026-02-01T10:00:00Z");
        var lunch = new InconvenientTime(LocalTime.of(12, 7), LocalTime.of(12, 9), Set.of());
        file.add(
                new Fact.PreferenceStated("wish", at, at, "D", Set.of(), List.of(lunch), Set.of()));
        var law =
                Given.law("1", "2020-01-01T00:00:00Z", "requested-times", Map.of("zone", "DEBTOR"));
        assertThat(lasts(law, file, "2026-03-01T12:00:00Z")).isEqualTo("2026-03-01T12:06:59.999Z");
        assertThat(lasts(law, file, "2026-03-01T12:09:00Z")).isEqualTo("2026-03-01T12:24:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // from two o'clock the clocks are set to three
        "2026-03-08T06:50:00Z, 2026-03-08T06:59:59.999Z",
        // half past two comes once, after one o'clock came twice
        "2026-11-01T05:50:00Z, 2026-11-01T06:05:00Z",
        "2026-11-01T07:20:00Z, 2026-11-01T07:30:00Z"
    })
    void permitsUpToTheLimitWhereTheClockIsSet(String planned, String notAfter) {
        var hours = Map.of("earliest", "00:30", "latest", "02:30", "zone", "America/New_York");
        var law = Given.law("1", "2020-01-01T00:00:00Z", "allowed-hours", hours);
        assertThat(lasts(law, file, planned)).isEqualTo(Instant.parse(notAfter));
    }

    private static Instant lasts(RulePack law, CaseFile file, String planned) {
        var gate = new Gate(RuleBook.of(List.of(law)));
        var decision = gate.decide(file, Given.proposed("g", planned), Instant.parse(planned));
        return ((Decision.Permitted) decision).notAfter();
    }

    @Test
    void holdsTheSlotOfAPermitThatEndsEarly() {
        var proposal = Given.proposed("g1", "2026-03-01T21:58:00Z");
        file.add(proposal);
        var early = Instant.parse("2026-03-01T21:59:59.999Z");
        var permitted = new Decision.Permitted(List.of(), proposal.occurredAt(), early);
        file.add(permitted.permit("p", "p", proposal, proposal.occurredAt()));
        assertThat(file.inFlight(Instant.parse("2026-03-01T22:12:00Z"))).hasSize(1);
        assertThat(file.inFlight(Instant.parse("2026-03-01T22:13:01Z"))).isEmpty();
    }

    @Test
    void looksAheadToTheDateAndToTheEndOfAHeldSlot() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        file.add(Given.unanswered("b", "2026-03-01T11:00:00Z"));
        permit("g1", "2026-03-02T00:05:00Z");
        permit("g2", "2026-03-02T00:06:00Z");
        var outlook =
                gate.outlook(
                        file,
                        Given.proposed("g", "2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-01T09:00:00Z"),
                        Instant.parse("2026-03-03T00:00:00Z"));
        // two held slots close the whole of the next date until the first of them lapses
        assertThat(outlook)
                .filteredOn(Stretch::lawful)
                .extracting(stretch -> stretch.from() + " " + stretch.until())
                .containsExactly(
                        "2026-03-01T09:00:00Z 2026-03-01T11:00:00Z",
                        "2026-03-02T00:20:00Z 2026-03-03T00:00:00Z");
        assertThat(outlook.get(1).closedBy())
                .extracting(Finding::ruleId)
                .containsExactly("XX-RULE-01");
    }

    @Test
    void opensAgainRightAfterRapidSuccession() {
        var quiet =
                Map.of(
                        "seconds",
                        300,
                        "channels",
                        List.of("VOICE_HUMAN"),
                        "outcomes",
                        List.of("RANG_UNANSWERED"));
        var rapid =
                new Gate(
                        RuleBook.of(
                                List.of(
                                        Given.law(
                                                "1",
                                                "2020-01-01T00:00:00Z",
                                                "rapid-succession",
                                                quiet))));
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        assertThat(
                        rapid.outlook(
                                file,
                                Given.proposed("g", "2026-03-01T00:00:00Z"),
                                Instant.parse("2026-03-01T09:00:00Z"),
                                Instant.parse("2026-03-01T11:00:00Z")))
                .filteredOn(stretch -> !stretch.lawful())
                .extracting(stretch -> stretch.from() + " " + stretch.until())
                .containsExactly("2026-03-01T10:00:00Z 2026-03-01T10:05:00.001Z");
    }
}
