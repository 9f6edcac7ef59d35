package io.forbear.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
